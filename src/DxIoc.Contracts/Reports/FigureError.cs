using DxIoc.Contracts.Catalogue;

namespace DxIoc.Contracts.Reports;

/// <summary>What is wrong with a cell of a file, and what would be right.</summary>
/// <param name="Row">From 1, as a spreadsheet counts; 0 for the whole file.</param>
/// <param name="Cell">Its column from 0; -1 for the whole row.</param>
/// <param name="Column">The column's header; empty for the whole row.</param>
public sealed record FigureError(int Row, int Cell, string Column, LocalText Problem);
