namespace DxIoc.Feeds.Definitions;

/// <summary>A name as a constant, or where a message has it. Exactly one is given.</summary>
internal sealed record NameRule(string? Constant, ValuePath? Path)
{
    /// <summary>In the place of a name that is to be left out.</summary>
    public const string Skip = "skip";

    /// <summary>Ours by the message's, whatever its capitals; a name that is not in it stays. Null for no such list.</summary>
    public IReadOnlyDictionary<string, string>? Names { get; init; }

    public string? Ours(string? given) => given is not null && Names?.TryGetValue(given, out var ours) == true ? ours : given;
}
