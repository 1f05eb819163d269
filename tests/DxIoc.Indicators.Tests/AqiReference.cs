using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Tests;

/// <summary>VN_AQI of Quyết định 1459/QĐ-TCMT the slow way, not rounded: see the reference of the other aggregates.</summary>
internal static class AqiReference
{
    private const long Hour = 3_600_000_000;

    private static readonly (double I, double[] C)[] Rows =
    [
        (0, [0, 0, 0, 0, 0, 0, 0]),
        (50, [25, 50, 125, 100, 10_000, 160, 100]),
        (100, [50, 150, 350, 200, 30_000, 200, 120]),
        (150, [80, 250, 550, 700, 45_000, 300, 170]),
        (200, [150, 350, 800, 1_200, 60_000, 400, 210]),
        (300, [250, 420, 1_600, 2_350, 90_000, 800, 400]),
        (400, [350, 500, 2_100, 3_100, 120_000, 1_000, double.PositiveInfinity]),
        (500, [500, 600, 2_630, 3_850, 150_000, 1_200, double.PositiveInfinity]),
    ];

    public static double? Worst(IndicatorDefinition i, List<Sample> all, long from, long to) => all
        .GroupBy(s => s.Key)
        .Select(station => i.Aggregate == AggregateKind.VnAqiDay ? OfDay([.. station], from, to) : OfHour([.. station], to))
        .Max();

    private static double? OfHour(List<Sample> station, long to)
    {
        var now = to - Hour;
        var pm25 = Sub(0, NowCast(h => Mean(station, 0, now - (h * Hour))));
        var pm10 = Sub(1, NowCast(h => Mean(station, 1, now - (h * Hour))));
        return Overall(pm25, pm10, [.. Enumerable.Range(2, 4).Select(x => Sub(x, Mean(station, x, now)))]);
    }

    private static double? OfDay(List<Sample> station, long from, long to)
    {
        var hours = Enumerable.Range(0, (int)((to - from) / Hour)).Select(h => from + (h * Hour)).ToList();
        var longOzone = hours
            .Select(h => Enumerable.Range(0, 8).Select(back => Mean(station, 5, h - (back * Hour))).Where(m => m is not null).ToList())
            .Where(eight => eight.Count >= 6)
            .Select(eight => eight.Average())
            .Max();
        return Overall(
            Sub(0, hours.Select(h => Mean(station, 0, h)).Average()),
            Sub(1, hours.Select(h => Mean(station, 1, h)).Average()),
            [.. Enumerable.Range(2, 4).Select(x => Sub(x, hours.Select(h => Mean(station, x, h)).Max())), longOzone > 400 ? null : Sub(6, longOzone)]);
    }

    private static double? Overall(double? pm25, double? pm10, double?[] others) =>
        pm25 is null && pm10 is null ? null : others.Append(pm25).Append(pm10).Max();

    private static double? Mean(List<Sample> station, int measure, long hour)
    {
        var values = station.Where(s => s.Measure == measure && s.Time.Micros >= hour && s.Time.Micros < hour + Hour).Select(s => s.Value).ToList();
        return values.Count == 0 ? null : values.Average();
    }

    private static double? NowCast(Func<int, double?> back)
    {
        var c = Enumerable.Range(0, 12).Select(back).ToList();
        if (c.Take(3).Count(x => x is not null) < 2)
        {
            return null;
        }

        var w = c.Max() == 0 ? 1 : Math.Max(0.5, c.Min()!.Value / c.Max()!.Value);
        var present = Enumerable.Range(0, 12).Where(h => c[h] is not null).ToList();
        return present.Sum(h => Math.Pow(w, h) * c[h]!.Value) / present.Sum(h => Math.Pow(w, h));
    }

    private static double? Sub(int column, double? concentration)
    {
        if (concentration is not { } c)
        {
            return null;
        }

        var above = Array.FindIndex(Rows, 1, r => c <= r.C[column]);
        if (above < 0)
        {
            return 500;
        }

        var (low, high) = (Rows[above - 1], Rows[above]);
        return ((high.I - low.I) / (high.C[column] - low.C[column]) * (c - low.C[column])) + low.I;
    }
}
