namespace DxIoc.Feeds.Files;

/// <summary>What its sender says about a file.</summary>
/// <param name="Numbers">How numbers that are texts are written; unknown: decided from the file, or refused where that cannot be.</param>
/// <param name="Sheet">The sheet of a workbook; null for the first.</param>
/// <param name="Area">The area of rows that name none; null where each must.</param>
/// <param name="Period">The period of rows that name none; null where each must.</param>
public sealed record FigureFileOptions(NumberStyle Numbers = NumberStyle.Unknown, string? Sheet = null, string? Area = null, string? Period = null);
