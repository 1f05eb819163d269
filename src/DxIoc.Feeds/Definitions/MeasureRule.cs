namespace DxIoc.Feeds.Definitions;

/// <summary>One measure of a definition: its name, and where its value is.</summary>
/// <param name="Name">A constant, a path, or null where the topic or the value's path captures {measure}.</param>
internal sealed record MeasureRule(NameRule? Name, ValueRule Value);
