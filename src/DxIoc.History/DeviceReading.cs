using DxIoc.Indicators.Observations;

namespace DxIoc.History;

/// <summary>The last observation of one measure of one device behind a cell, as it came.</summary>
/// <param name="Area">Of the series.</param>
/// <param name="Time">The device's own time.</param>
/// <param name="InReach">How many of the series' observations lie within the asked reach of the cell's newest one.</param>
public sealed record DeviceReading(
    string Area, string Feed, string Device, string Measure, Instant Time, double Value, Instant Arrived, long InReach);
