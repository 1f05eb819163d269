namespace DxIoc.Contracts.Reports;

/// <summary>One published value of one indicator, area and period, with everything that stands behind it.</summary>
/// <param name="Figure">The row as it was handed in.</param>
/// <param name="Submission">With which it came: who, when, which document.</param>
/// <param name="InForce">False once a later publication replaced it: a correction.</param>
public sealed record FigureVersion(FigureRow Figure, FigureSubmission Submission, bool InForce);
