namespace DxIoc.Contracts.Reports;

/// <summary>A submission with its figures, and the rows that were left out.</summary>
public sealed record FigureSubmissionDetail(FigureSubmission Submission, IReadOnlyList<FigureRow> Figures, IReadOnlyList<FigureError> LeftOut);
