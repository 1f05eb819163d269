using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Tests.Windows;

/// <summary>Small windows with figures that one can check in the head.</summary>
public sealed class ExactWindowTests
{
    private static readonly Instant Noon = Some.At("2026-03-02T05:00:00Z");

    private static readonly double[] Three = [4, -1, 6];

    [Theory]
    [InlineData(AggregateKind.Last, 6)]
    [InlineData(AggregateKind.Sum, 9)]
    [InlineData(AggregateKind.Count, 3)]
    [InlineData(AggregateKind.Mean, 3)]
    [InlineData(AggregateKind.Min, -1)]
    [InlineData(AggregateKind.Max, 6)]
    public void Simple_aggregates_times_the_scale(AggregateKind kind, double value)
    {
        var window = Window(Some.Indicator(kind) with { Scale = 10 });
        for (var i = 0; i < Three.Length; i++)
        {
            window.Add(1, 0, Noon + Some.Seconds(i * 20), Three[i]);
        }

        Assert.Equal(new Evaluation(value * 10, 3), window.Evaluate(Noon + Some.Seconds(40)));
    }

    [Fact]
    public void A_sliding_window_covers_whole_buckets_and_ends_with_the_bucket_of_its_end()
    {
        var window = Window(Some.Indicator(AggregateKind.Count));
        window.Add(1, 0, Noon, 1);
        window.Add(1, 0, Noon + Some.Seconds(9.999999), 1);
        window.Add(1, 0, Noon + Some.Seconds(10), 1);
        Assert.Equal(2, window.Evaluate(Noon + Some.Seconds(1)).Value);
        Assert.Equal(3, window.Evaluate(Noon + Some.Seconds(299)).Value);
        Assert.Equal(1, window.Evaluate(Noon + Some.Seconds(300)).Value);
        Assert.Equal(new Evaluation(null, 0), window.Evaluate(Noon + Some.Seconds(310)));
    }

    [Fact]
    public void A_day_ends_at_midnight_in_the_province_not_in_utc()
    {
        var window = Window(Some.Indicator(AggregateKind.Sum, Some.Day));
        var midnight = Some.At("2026-03-01T17:00:00Z");
        window.Add(1, 0, midnight - new TimeSpan(10), 5);
        window.Add(1, 0, midnight, 7);
        window.Add(1, 0, Some.At("2026-03-02T00:00:00Z"), 1);
        Assert.Equal(5, window.Evaluate(midnight - new TimeSpan(10)).Value);
        Assert.Equal(7, window.Evaluate(midnight).Value);
        Assert.Equal(8, window.Evaluate(Some.At("2026-03-02T00:00:00Z")).Value);
    }

    [Fact]
    public void At_equal_times_the_larger_device_key_is_the_last_whatever_came_first()
    {
        var (one, other) = (Window(Some.Indicator(AggregateKind.Last)), Window(Some.Indicator(AggregateKind.Last)));
        one.Add(1, 0, Noon, 10);
        one.Add(ulong.MaxValue, 0, Noon, 20);
        other.Add(ulong.MaxValue, 0, Noon, 20);
        other.Add(1, 0, Noon, 10);
        Assert.Equal(20, one.Evaluate(Noon).Value);
        Assert.Equal(20, other.Evaluate(Noon).Value);
    }

    [Fact]
    public void A_counter_that_began_anew_counts_from_zero()
    {
        var window = Window(Some.Indicator(AggregateKind.Rate) with { RatePer = TimeSpan.FromMinutes(1) });
        foreach (var (seconds, value) in new[] { (0, 100), (30, 130), (60, 5), (120, 15) })
        {
            window.Add(1, 0, Noon + Some.Seconds(seconds), value);
        }

        // 30 + 5 + 10 within two minutes; a second counter that gives one reading has no rate yet.
        window.Add(2, 0, Noon, 1_000);
        Assert.Equal(22.5, window.Evaluate(Noon + Some.Seconds(120)).Value!.Value, 9);

        window.Add(2, 0, Noon + Some.Seconds(30), 1_001);
        Assert.Equal(24.5, window.Evaluate(Noon + Some.Seconds(120)).Value!.Value, 9);
    }

    [Fact]
    public void A_counter_keeps_a_bounded_number_of_readings_the_newest()
    {
        var window = Window(Some.Indicator(AggregateKind.Rate));
        for (var i = CounterTrack.Limit + 99; i >= 0; i--)
        {
            window.Add(1, 0, Noon + new TimeSpan(i * 10), i);
        }

        Assert.Equal(CounterTrack.Limit, window.Evaluate(Noon).Samples);
        Assert.Equal(1_000_000, window.Evaluate(Noon).Value!.Value, 3);
    }

    [Fact]
    public void A_ratio_is_sum_over_sum_never_a_mean_of_ratios()
    {
        var window = Window(Some.Indicator(AggregateKind.Ratio) with { Scale = 100 });
        window.Add(1, 0, Noon, 1);
        Assert.Equal(new Evaluation(null, 1), window.Evaluate(Noon));
        window.Add(1, 1, Noon, 10);
        window.Add(2, 0, Noon, 90);
        window.Add(2, 1, Noon, 90);
        Assert.Equal(91, window.Evaluate(Noon).Value);
    }

    [Fact]
    public void Devices_count_once_with_their_latest()
    {
        var definition = Some.Indicator(AggregateKind.Online) with { Scale = 100 };
        var (online, distinct, sum) =
            (Window(definition), Window(Some.Indicator(AggregateKind.Distinct)), Window(Some.Indicator(AggregateKind.Sum) with { LatestPerDevice = true }));
        foreach (var window in new[] { online, distinct, sum })
        {
            window.Add(1, 0, Noon + Some.Seconds(50), 0);
            window.Add(1, 0, Noon, 1);
            window.Add(2, 0, Noon, 1);
            window.Add(2, 0, Noon + Some.Seconds(1), 7);
            window.Add(3, 0, Noon, 0);
            window.Add(3, 0, Noon + Some.Seconds(20), 1);
            window.Add(4, 0, Noon, 0);
        }

        Assert.Equal(new Evaluation(50, 7), online.Evaluate(Noon + Some.Seconds(50)));
        Assert.Equal(4, distinct.Evaluate(Noon + Some.Seconds(50)).Value);
        Assert.Equal(8, sum.Evaluate(Noon + Some.Seconds(50)).Value);
    }

    [Fact]
    public void What_is_older_than_the_retention_is_not_taken()
    {
        foreach (var kind in new[] { AggregateKind.Sum, AggregateKind.Online, AggregateKind.Rate, AggregateKind.Percentile })
        {
            var window = Window(Some.Indicator(kind));
            Assert.True(window.Add(1, 0, Noon, 1));
            Assert.True(window.Add(1, 0, Noon - Some.Minutes(20), 1));
            Assert.False(window.Add(1, 0, Noon - Some.Minutes(22), 1));
        }
    }

    [Fact]
    public void A_formula_has_no_window_and_windows_of_two_kinds_do_not_merge()
    {
        Assert.Throws<ArgumentException>(() => Window(Some.Indicator(AggregateKind.Formula)));
        Assert.Throws<ArgumentException>(() => Window(Some.Indicator(AggregateKind.Rate)).Merge(Window(Some.Indicator(AggregateKind.Sum))));
    }

    [Fact]
    public void A_hundred_thousand_additions_cost_no_memory()
    {
        foreach (var kind in new[] { AggregateKind.Mean, AggregateKind.Ratio, AggregateKind.Online, AggregateKind.Percentile })
        {
            var window = Window(Some.Indicator(kind) with { Quantile = 0.5 });
            Add(window, 0);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Add(window, 1);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
        }

        static void Add(IWindow window, int offset)
        {
            for (var i = 0; i < 100_000; i++)
            {
                window.Add((ulong)(i % 10), 0, Noon + new TimeSpan((i + (offset * 100_000L)) * 100), 1 + (i % 3));
            }
        }
    }

    private static IWindow Window(IndicatorDefinition indicator) => WindowFactory.Create(indicator, Some.Zone);
}
