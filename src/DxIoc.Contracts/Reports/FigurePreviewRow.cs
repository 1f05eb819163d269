namespace DxIoc.Contracts.Reports;

/// <summary>A row of a file with what it says, or all that is wrong with it.</summary>
/// <param name="Row">From 1, as a spreadsheet counts.</param>
/// <param name="Cells">As they are written, one for each header.</param>
/// <param name="Figure">Null where there is an error.</param>
/// <param name="Replaces">The published figure that it would replace; null where there is none.</param>
public sealed record FigurePreviewRow(
    int Row, IReadOnlyList<string> Cells, FigureRow? Figure, FigureVersion? Replaces, IReadOnlyList<FigureError> Errors);
