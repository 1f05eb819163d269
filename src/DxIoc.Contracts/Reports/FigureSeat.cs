namespace DxIoc.Contracts.Reports;

/// <summary>What a caller may do with reported figures.</summary>
/// <param name="Open">False where no people are configured: nothing can be handed in.</param>
/// <param name="Person">Whose key was given; null where none was.</param>
public sealed record FigureSeat(bool Open, string? Person, bool MaySubmit, bool MayApprove);
