using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Tests.Readings;

public sealed class DerivedRuleTests
{
    private static readonly Instant Noon = Some.At("2026-03-02T05:00:00Z");

    private static readonly IndicatorDefinition Share = Some.Indicator(AggregateKind.Formula) with
    {
        Formula = "part / whole",
        Scale = 100,
        Thresholds = new ThresholdRule(true, 50, 80, 0),
        Target = new TargetRule(">=", 80, ""),
    };

    [Fact]
    public void It_is_as_fresh_as_its_least_fresh_input_and_as_old_as_its_oldest()
    {
        var reading = Read(
            null,
            Input("part", 30, trend: 10) with { At = Noon - Some.Minutes(2), Samples = 3, Coverage = new Coverage(9, 9) },
            Input("whole", 50, trend: 10) with { Samples = 7, Coverage = new Coverage(1, 4) });
        Assert.Equal(
            new CellReading("i", 60, ReadingStatus.Warning, Freshness.Live, Noon - Some.Minutes(2), 3, new Coverage(1, 4), 10, 80, 0.75, false),
            reading);
    }

    [Fact]
    public void A_stale_input_keeps_the_status_and_says_that_input_is_lost()
    {
        var before = Read(null, Input("part", 45), Input("whole", 50));
        Assert.Equal(ReadingStatus.Critical, before.Status);

        var after = Read(before, Input("part", 1) with { Freshness = Freshness.Stale }, Input("whole", 50));
        Assert.Equal((2, ReadingStatus.Critical, Freshness.Stale, true), (after.Value, after.Status, after.Freshness, after.InputLost));
    }

    [Fact]
    public void A_missing_input_makes_it_missing_and_holds_the_status()
    {
        var before = Read(null, Input("part", 45), Input("whole", 50));
        foreach (var after in new[] { Read(before, Input("part", 45)), Read(before, Input("part", 45), Input("whole", null)), Read(before, Input("part", 45), Input("whole", 0)) })
        {
            Assert.Equal(
                (null, ReadingStatus.Critical, Freshness.Missing, null, true, null),
                (after.Value, after.Status, after.Freshness, after.At, after.InputLost, after.Attainment));
        }

        Assert.Equal(ReadingStatus.Unknown, Read(null).Status);
    }

    [Fact]
    public void Its_trend_needs_the_trend_of_every_input()
    {
        Assert.Null(Read(null, Input("part", 30, trend: 10), Input("whole", 50)).Trend);
        Assert.Equal(-20, Read(null, Input("part", 30, trend: 0), Input("whole", 50, trend: 12.5)).Trend);
    }

    private static CellReading Read(CellReading? before, params CellReading[] inputs)
    {
        Assert.True(Formula.TryParse(Share.Formula!, out var formula, out _));
        return DerivedRule.Read(Share, formula!, before, id => Array.Find(inputs, i => i.Indicator == id));
    }

    private static CellReading Input(string id, double? value, double? trend = null) => new(
        id, value, ReadingStatus.Normal, value is null ? Freshness.Missing : Freshness.Live, value is null ? null : Noon, 5, new Coverage(3, 3), trend, null, null, false);
}
