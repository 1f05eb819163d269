namespace DxIoc.Contracts.Reports;

/// <summary>Who did something to a submission, and when, UTC.</summary>
public sealed record FigureStep(string Person, DateTimeOffset Time);
