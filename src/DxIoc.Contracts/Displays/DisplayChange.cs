namespace DxIoc.Contracts.Displays;

/// <summary>Another name or another task for every day; what is null stays.</summary>
public sealed record DisplayChange(string? Name, DisplayShows? Own);
