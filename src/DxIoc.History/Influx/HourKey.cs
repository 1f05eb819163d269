using DxIoc.Indicators.Observations;

namespace DxIoc.History.Influx;

/// <summary>One hour of one cell.</summary>
/// <param name="Hour">Its start, UTC.</param>
internal readonly record struct HourKey(string Area, string Indicator, Instant Hour)
{
    public const long Micros = 3_600_000_000;

    public static HourKey Of(string area, string indicator, Instant minute) =>
        new(area, indicator, new Instant(minute.Micros / Micros * Micros));
}
