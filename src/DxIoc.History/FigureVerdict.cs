using DxIoc.Contracts.Reports;

namespace DxIoc.History;

/// <summary>What became of a decision.</summary>
/// <param name="Submission">As it stands now; null for an unknown id.</param>
/// <param name="Done">False where it was not allowed.</param>
/// <param name="SamePerson">True where that is since its submitter decided.</param>
public sealed record FigureVerdict(FigureSubmission? Submission, bool Done, bool SamePerson);
