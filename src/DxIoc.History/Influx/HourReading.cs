using DxIoc.Indicators.Observations;

namespace DxIoc.History.Influx;

/// <summary>A cell's hour, computed from its minutes: what can be added up again to any longer step.</summary>
/// <param name="ValueSum">Of the minutes' values.</param>
/// <param name="ValueCount">Of the minutes.</param>
/// <param name="Last">The last minute's value.</param>
internal sealed record HourReading(
    string Area, string Indicator, Instant Hour, double ValueSum, long ValueCount, double Last, double Min, double Max, long Count, bool Cumulative);
