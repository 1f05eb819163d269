using DxIoc.Contracts.Catalogue;

namespace DxIoc.Contracts.Reports;

/// <summary>A file as it is understood. Nothing of it is stored.</summary>
/// <param name="Format">"csv" or "xlsx".</param>
/// <param name="Numbers">How numbers that are texts were read, and how that was decided.</param>
/// <param name="Errors">What is wrong with the whole file; what is wrong with a row stands with the row.</param>
/// <param name="Good">Rows without an error.</param>
/// <param name="Bad">Rows with errors.</param>
/// <param name="Corrections">Good rows that would replace a published figure.</param>
public sealed record FigurePreview(
    string FileName,
    string Format,
    LocalText Numbers,
    IReadOnlyList<string> Headers,
    IReadOnlyList<FigurePreviewRow> Rows,
    IReadOnlyList<FigureError> Errors,
    int Good,
    int Bad,
    int Corrections);
