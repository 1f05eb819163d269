using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Readings;

/// <summary>
/// The minutes of one area's derived indicators, from their readings as they change. Holds the running minute of each; a
/// minute is given again, whole, when it changed. Not safe for concurrent use.
/// </summary>
public sealed class DerivedMinutes(string area)
{
    private readonly Dictionary<string, MinuteReading> _running = new(StringComparer.Ordinal);

    /// <summary>The minute that a reading belongs to, with it; null for a reading without a value, or one that is not live.</summary>
    public MinuteReading? Put(CellReading reading)
    {
        if (reading is not { Value: { } value, At: { } at, Freshness: Freshness.Live })
        {
            return null;
        }

        var minute = new Instant(at.Micros - (at.Micros % (long)MinuteMarks.Minute.TotalMicroseconds));
        var running = _running.GetValueOrDefault(reading.Indicator);
        var same = running?.Minute == minute;
        var next = new MinuteReading(
            area,
            reading.Indicator,
            minute,
            value,
            same ? Math.Min(running!.Min, value) : value,
            same ? Math.Max(running!.Max, value) : value,
            reading.Samples,
            reading.Status,
            Cumulative: false);
        _running[reading.Indicator] = next;
        return next;
    }
}
