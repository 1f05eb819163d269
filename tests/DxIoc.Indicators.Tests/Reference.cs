using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Tests;

/// <summary>
/// Every aggregate computed the slow, plain way from all observations at once. It shares nothing with the windows but
/// the words: own bucket edges, own midnight, own sorting.
/// </summary>
internal static class Reference
{
    private const long Hour = 3_600_000_000;

    public static (double? Value, long Samples) Of(IndicatorDefinition i, IEnumerable<Sample> all, Instant end)
    {
        var (from, to) = Bounds(i.Window, end);
        if (i.Aggregate is AggregateKind.VnAqiHour or AggregateKind.VnAqiDay)
        {
            var samples = all.ToList();
            return (AqiReference.Worst(i, samples, from, to), samples.Count(s => s.Time.Micros >= from && s.Time.Micros < to));
        }

        var inside = all.Where(s => s.Time.Micros >= from && s.Time.Micros < to).ToList();
        return (inside.Count == 0 ? null : Value(i, inside) * i.Scale, inside.Count);
    }

    public static (long From, long To) Bounds(WindowSpec window, Instant end)
    {
        var bucket = window.Bucket.Ticks / 10;
        var to = (end.Micros / bucket * bucket) + bucket;
        if (!window.CivilDay)
        {
            return (to - (window.Length.Ticks / 10), to);
        }

        // The province is seven hours ahead of UTC, all year.
        var local = end.Micros + (7 * Hour);
        return ((local / (24 * Hour) * 24 * Hour) - (7 * Hour), to);
    }

    private static double? Value(IndicatorDefinition i, List<Sample> inside)
    {
        var devices = inside.GroupBy(s => s.Key).ToList();
        var latest = devices.Select(d => d.MaxBy(s => s.Time.Micros)!.Value).ToList();
        var values = i.LatestPerDevice ? latest : [.. inside.Select(s => s.Value)];
        return i.Aggregate switch
        {
            AggregateKind.Last => inside.OrderBy(s => s.Time.Micros).ThenBy(s => s.Key).Last().Value,
            AggregateKind.Sum => values.Sum(),
            AggregateKind.Count => values.Count,
            AggregateKind.Mean => values.Average(),
            AggregateKind.Min => values.Min(),
            AggregateKind.Max => values.Max(),
            AggregateKind.Percentile => Percentile(values, (int)Math.Round(i.Quantile * 100)),
            AggregateKind.Ratio => Ratio(i.LatestPerDevice ? [.. inside.GroupBy(s => (s.Key, s.Measure)).Select(g => g.MaxBy(s => s.Time.Micros)!)] : inside),
            AggregateKind.Distinct => devices.Count,
            AggregateKind.Online => latest.Count(v => v != 0) / (double)latest.Count,
            AggregateKind.Rate => Rate(devices, i.RatePer),
            _ => throw new InvalidOperationException(),
        };
    }

    private static double Percentile(List<double> values, int percent)
    {
        values.Sort();
        return values[Math.Max(1, ((percent * values.Count) + 99) / 100) - 1];
    }

    private static double? Ratio(List<Sample> inside)
    {
        var below = inside.Where(s => s.Measure == 1).Sum(s => s.Value);
        return below == 0 ? null : inside.Where(s => s.Measure == 0).Sum(s => s.Value) / below;
    }

    private static double? Rate(List<IGrouping<ulong, Sample>> devices, TimeSpan per)
    {
        double? sum = null;
        foreach (var device in devices)
        {
            var s = device.OrderBy(x => x.Time.Micros).ToArray();
            if (s.Length > 1)
            {
                var grown = s.Zip(s.Skip(1)).Sum(p => p.Second.Value < p.First.Value ? p.Second.Value : p.Second.Value - p.First.Value);
                sum = (sum ?? 0) + (grown / (s[^1].Time - s[0].Time).TotalSeconds * per.TotalSeconds);
            }
        }

        return sum;
    }
}
