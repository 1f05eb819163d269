using DxIoc.Contracts.Lineage;
using DxIoc.History;
using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Boards;

/// <summary>What an instrument showed last while it did not measure, see <see cref="QualityNames"/>.</summary>
/// <param name="Measure">The measure that it would have given.</param>
internal sealed record InstrumentReading(DeviceReading Shown, string Measure, DeviceState State)
{
    /// <summary>Of all devices behind a cell, the newest of each measure.</summary>
    public static async Task<IReadOnlyDictionary<(string Device, string Measure), InstrumentReading>> ReadAsync(
        IHistory history, CellQuery query, CancellationToken cancellation)
    {
        var asked = query with { Measures = [.. query.Measures.SelectMany(m => (string[])[m + QualityNames.Calibrating, m + QualityNames.Fault])] };
        return (await history.ReadDevicesAsync(asked, cancellation))
            .Select(Of)
            .GroupBy(r => (r.Shown.Device, r.Measure))
            .ToDictionary(g => g.Key, g => g.MaxBy(r => r.Shown.Time)!);
    }

    private static InstrumentReading Of(DeviceReading shown)
    {
        var isFault = shown.Measure.EndsWith(QualityNames.Fault, StringComparison.Ordinal);
        return new InstrumentReading(
            shown,
            shown.Measure[..^(isFault ? QualityNames.Fault : QualityNames.Calibrating).Length],
            isFault ? DeviceState.Fault : DeviceState.Calibrating);
    }
}
