using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.Indicators.Tests.Readings;

public sealed class IndicatorCellTests
{
    private static readonly Instant Noon = Some.At("2026-03-02T05:00:00Z");

    private static readonly IndicatorDefinition Sum = Some.Indicator(AggregateKind.Sum) with
    {
        Thresholds = new ThresholdRule(true, 10, 20, 2),
        Target = new TargetRule("<=", 5, ""),
    };

    [Fact]
    public void Nothing_observed_is_missing_never_zero() =>
        Assert.Equal(
            new CellReading("i", null, ReadingStatus.Unknown, Freshness.Missing, null, 0, new Coverage(0, 0), null, 5, null, false),
            Leaf().Read(Noon));

    [Fact]
    public void A_reading_turns_stale_by_the_clock_alone_and_keeps_value_and_status()
    {
        var cell = Leaf();
        Assert.True(Accept(cell, 0, 25));
        Assert.Equal(
            new CellReading("i", 25, ReadingStatus.Critical, Freshness.Live, Noon, 1, new Coverage(1, 1), null, 5, 0.2, false),
            cell.Read(Noon + Some.Minutes(5)));
        Assert.Equal(Noon + Some.Minutes(5), cell.NextExpiry(Noon + Some.Minutes(1)));

        Assert.Equal(
            new CellReading("i", 25, ReadingStatus.Critical, Freshness.Stale, Noon, 1, new Coverage(0, 1), null, 5, 0.2, true),
            cell.Read(Noon + Some.Minutes(5) + new TimeSpan(10)));
        Assert.Null(cell.NextExpiry(Noon + Some.Minutes(6)));
    }

    [Fact]
    public void The_window_ends_at_the_newest_observation_however_late_it_is_looked_at()
    {
        var cell = Leaf();
        Accept(cell, 0, 3);
        Accept(cell, 100, 4);
        Assert.Equal(7, cell.Read(Noon + TimeSpan.FromDays(3)).Value);
    }

    [Fact]
    public void The_status_comes_back_only_past_the_deadband()
    {
        var cell = Leaf();
        Accept(cell, 0, 11);
        Assert.Equal(ReadingStatus.Warning, cell.Read(Noon).Status);
        Accept(cell, 1, -2);
        Assert.Equal(ReadingStatus.Warning, cell.Read(Noon).Status);
        Accept(cell, 2, -1);
        Assert.Equal(ReadingStatus.Normal, cell.Read(Noon).Status);
    }

    [Fact]
    public void Later_than_allowed_is_passed_over()
    {
        var cell = Leaf();
        Assert.False(cell.Accept([new CellObservation(1, 0, Noon, 5, Noon + Some.Minutes(10) + new TimeSpan(10), 1)]));
        Assert.Equal(Freshness.Missing, cell.Read(Noon).Freshness);
        Assert.True(cell.Accept([new CellObservation(1, 0, Noon, 5, Noon + Some.Minutes(10), 2)]));
        Assert.Equal(5, cell.Read(Noon).Value);
    }

    [Fact]
    public void What_a_rebuild_contained_is_not_counted_again()
    {
        var cell = Leaf();
        cell.Rebuild(CellHistory.Empty with { Commit = 7, Observations = [new CellObservation(1, 0, Noon, 5, Noon, 0)] });
        Assert.False(cell.Accept([new CellObservation(1, 0, Noon, 5, Noon, 7)]));
        Assert.True(cell.Accept([new CellObservation(2, 0, Noon, 6, Noon, 8)]));
        Assert.Equal(11, cell.Read(Noon).Value);
    }

    [Fact]
    public void A_status_held_in_the_deadband_survives_a_restart()
    {
        var cell = Leaf();
        cell.Rebuild(CellHistory.Empty with
        {
            Observations = [new CellObservation(1, 0, Noon, 9, Noon, 0)],
            LastMinute = Noon,
            LastStatus = ReadingStatus.Warning,
        });
        Assert.Equal(ReadingStatus.Warning, cell.Read(Noon).Status);
    }

    [Fact]
    public void A_critical_cell_whose_input_is_all_gone_stays_critical_with_its_input_lost()
    {
        var cell = Leaf();
        cell.Rebuild(CellHistory.Empty with { LastMinute = Noon, LastStatus = ReadingStatus.Critical });
        var reading = cell.Read(Noon);
        Assert.Equal((null, ReadingStatus.Critical, Freshness.Missing, true), (reading.Value, reading.Status, reading.Freshness, reading.InputLost));
    }

    [Fact]
    public void The_trend_is_the_value_now_less_the_value_before()
    {
        var cell = Leaf();
        Accept(cell, 0, 3);
        Accept(cell, 15 * 60, 10);
        Assert.Equal(7, cell.Read(Noon).Trend);
        Accept(cell, (20 * 60) + 1, 1);
        Assert.Null(Trendless().Trend);

        CellReading Trendless()
        {
            var alone = Leaf();
            Accept(alone, 0, 3);
            return alone.Read(Noon);
        }
    }

    [Fact]
    public void A_day_has_no_trend_over_midnight()
    {
        var cell = new IndicatorCell("a", Some.Indicator(AggregateKind.Sum, Some.Day), Some.Zone, []);
        var midnight = Some.At("2026-03-01T17:00:00Z");
        cell.Accept([Observation(midnight - Some.Minutes(10), 3), Observation(midnight + Some.Minutes(4), 4)]);
        Assert.Null(cell.Read(midnight).Trend);
        cell.Accept([Observation(midnight + Some.Minutes(19), 5)]);
        Assert.Equal(5, cell.Read(midnight).Trend);
    }

    [Fact]
    public void A_part_replaces_the_part_before_and_strangers_are_ignored()
    {
        var (child, parent) = (Leaf(), new IndicatorCell("p", Sum, Some.Zone, ["a", "b"]));
        Accept(child, 0, 3);
        Assert.True(parent.MergePart(child.Part()));
        Assert.True(parent.MergePart(child.Part()));
        Accept(child, 1, 4);
        Assert.Equal(3, parent.Read(Noon).Value);
        Assert.True(parent.MergePart(child.Part()));
        Assert.False(parent.MergePart(child.Part() with { Area = "x" }));
        var reading = parent.Read(Noon + Some.Minutes(1));
        Assert.Equal((7, 2, new Coverage(1, 2)), (reading.Value, reading.Samples, reading.Coverage));
        Assert.Equal(new Coverage(0, 2), parent.Read(Noon + Some.Minutes(6)).Coverage);
        Assert.Equal(Noon + Some.Seconds(1) + Some.Minutes(5), parent.NextExpiry(Noon));
    }

    [Fact]
    public void A_device_silent_for_a_day_is_no_longer_expected()
    {
        var cell = Leaf();
        cell.Rebuild(CellHistory.Empty with
        {
            Observations = [new CellObservation(1, 0, Noon, 1, Noon, 0)],
            Devices = new Dictionary<ulong, Instant>
            {
                [1] = Noon, [2] = Noon - TimeSpan.FromHours(24), [3] = Noon - TimeSpan.FromHours(24) - new TimeSpan(10),
            },
        });
        Assert.Equal(new Coverage(1, 2), cell.Read(Noon).Coverage);
    }

    [Fact]
    public void Minutes_are_taken_once_with_the_running_one_and_corrected_by_what_is_late()
    {
        var cell = Leaf();
        Accept(cell, 5, 1);
        Accept(cell, 25, 2);
        Assert.Equal([(0, 3.0, 1.0, 3.0, 2L)], Taken(cell));
        Assert.Empty(cell.TakeMinutes());

        Accept(cell, 130, 4);
        Assert.Equal([(0, 3.0, 1.0, 3.0, 2L), (2, 7.0, 3.0, 7.0, 1L)], Taken(cell));

        Accept(cell, 30, 10);
        Assert.Equal([(0, 13.0, 1.0, 13.0, 3L), (2, 17.0, 13.0, 17.0, 1L)], Taken(cell));
    }

    [Fact]
    public void A_late_observation_below_corrects_the_minute_above()
    {
        var (child, parent) = (Leaf(), new IndicatorCell("p", Sum, Some.Zone, ["a"]));
        Accept(child, 5, 1);
        Accept(child, 130, 4);
        parent.MergePart(child.Part());
        Assert.Equal([(0, 1.0, 1.0, 1.0, 1L), (2, 5.0, 1.0, 5.0, 1L)], Taken(parent));

        Accept(child, 30, 10);
        parent.MergePart(child.Part());
        Assert.Equal([(0, 11.0, 1.0, 11.0, 2L), (2, 15.0, 11.0, 15.0, 1L)], Taken(parent));
    }

    [Fact]
    public void Minutes_of_a_wide_bucket_carry_its_figure_and_count_it_once()
    {
        var cell = new IndicatorCell("a", Some.Indicator(AggregateKind.Sum, Some.Day) with { Cumulative = true }, Some.Zone, []);
        Accept(cell, 5, 1);
        Accept(cell, 130, 4);
        Assert.Equal([(0, 5.0, 5.0, 5.0, 2L), (1, 5.0, 5.0, 5.0, 0L), (2, 5.0, 5.0, 5.0, 0L)], Taken(cell));
    }

    [Fact]
    public void The_same_observations_give_the_same_figure_to_the_last_digit()
    {
        var (one, other) = (Leaf(), Leaf());
        double[] values = [0.1, 0.2, 0.3, 12_345.6, 0.7, 0.9];
        for (var i = 0; i < values.Length; i++)
        {
            Accept(one, i, values[i]);
            Accept(other, 5 - i, values[5 - i]);
        }

        Assert.Equal(one.Read(Noon).Value, other.Read(Noon).Value);
        Assert.Equal(12_347.8, one.Read(Noon).Value);
    }

    private static IndicatorCell Leaf() => new("a", Sum, Some.Zone, []);

    private static bool Accept(IndicatorCell cell, double second, double value) =>
        cell.Accept([Observation(Noon + Some.Seconds(second), value)]);

    private static CellObservation Observation(Instant time, double value) => new(1, 0, time, value, time, 0);

    private static List<(int Minute, double Value, double Min, double Max, long Count)> Taken(IndicatorCell cell) =>
        [.. cell.TakeMinutes().Select(m => ((int)(m.Minute - Noon).TotalMinutes, m.Value, m.Min, m.Max, m.Count))];
}
