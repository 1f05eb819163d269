namespace DxIoc.Contracts.Reports;

/// <summary>What goes with a decision.</summary>
/// <param name="Reason">Why it is rejected; needed there and nowhere else.</param>
public sealed record FigureDecision(string? Reason);
