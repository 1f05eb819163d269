using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.Grains.Boards;

/// <summary>Boards as they go over a wire: ages are taken when they are sent.</summary>
internal static class BoardUpdates
{
    public static BoardUpdate From(string area, long version, bool full, IEnumerable<CellReading> readings, Instant now) => new()
    {
        Area = area,
        Version = version,
        Full = full,
        Time = now.ToDateTimeOffset(),
        Readings = [.. readings.Select(r => r.ToWire(now))],
    };
}
