using DxIoc.Contracts.Reports;

namespace DxIoc.History;

/// <summary>What somebody hands in.</summary>
/// <param name="Figures">Each area, indicator and period once; periods in their written form.</param>
/// <param name="LeftOut">What is wrong with the rows that are not among them.</param>
public sealed record FigureHandIn(
    FigureDocument Document, string Note, string FileName, byte[] File, IReadOnlyList<FigureRow> Figures, IReadOnlyList<FigureError> LeftOut, FigureStep By);
