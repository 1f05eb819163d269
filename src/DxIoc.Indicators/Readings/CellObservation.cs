using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Readings;

/// <summary>An observation as a cell takes it. The cell knows area and indicator already.</summary>
/// <param name="Device">See <see cref="Series.DeviceKey"/>.</param>
/// <param name="Measure">Index in the indicator's measures.</param>
/// <param name="Commit">The number of the durable write that made it so: a rebuilt cell skips what it already read.</param>
public readonly record struct CellObservation(
    ulong Device, int Measure, Instant Time, double Value, Instant Arrived, long Commit);
