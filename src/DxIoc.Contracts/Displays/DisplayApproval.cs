namespace DxIoc.Contracts.Displays;

/// <summary>Makes the screen that shows a code a display.</summary>
public sealed record DisplayApproval(string? Code, string? Name, DisplayShows? Own);
