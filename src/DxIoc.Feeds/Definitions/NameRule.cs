namespace DxIoc.Feeds.Definitions;

/// <summary>A name as a constant, or where a message has it. Exactly one is given.</summary>
internal sealed record NameRule(string? Constant, ValuePath? Path);
