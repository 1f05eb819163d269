namespace DxIoc.Feeds.Definitions;

/// <summary>A name as a constant, or where a message has it. Exactly one is given.</summary>
/// <param name="Values">Names by what the message says there; null where it says the name itself.</param>
internal sealed record NameRule(string? Constant, ValuePath? Path, IReadOnlyDictionary<string, string>? Values = null);
