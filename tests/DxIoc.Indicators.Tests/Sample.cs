using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.Indicators.Tests;

/// <summary>One observation as a property makes it.</summary>
internal sealed record Sample(string Area, string Device, int Measure, Instant Time, double Value, Instant Arrived)
{
    public ulong Key { get; } = Series.KeyOf(Area, Some.Feed, Device);

    public CellObservation ToCell(long commit) => new(Key, Measure, Time, Value, Arrived, commit);

    /// <summary>As history does: of the same series and time the first wins.</summary>
    public static List<Sample> Once(IEnumerable<Sample> samples) =>
        [.. samples.DistinctBy(s => (s.Area, s.Device, s.Measure, s.Time))];
}
