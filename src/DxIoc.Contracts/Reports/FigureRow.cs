namespace DxIoc.Contracts.Reports;

/// <summary>A reported figure: what a row of a file says, understood and checked.</summary>
/// <param name="Row">Its row in the file, from 1.</param>
/// <param name="Period">"2022", "2022-Q1", "2022-03" or "2022-03-31".</param>
/// <param name="Value">In the indicator's unit; of a ratio computed from the next two.</param>
/// <param name="Numerator">Of a ratio; null for all others.</param>
/// <param name="Denominator">Of a ratio; null for all others.</param>
/// <param name="Target">What the plan wants of this area in this period, in place of the catalogue's target; null where the row has none.</param>
/// <param name="Note">The row's own remark; empty where it has none.</param>
public sealed record FigureRow(
    int Row, string Area, string Indicator, string Period, double Value, double? Numerator, double? Denominator, double? Target, string Note);
