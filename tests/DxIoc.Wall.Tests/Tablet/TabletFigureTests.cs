using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Tablet;

namespace DxIoc.Wall.Tests.Tablet;

/// <summary>Targets of the plan: the worst first, and nothing claimed of what is unknown.</summary>
public sealed class TabletFigureTests
{
    private static readonly TargetInfo Eighty = new(">=", 80, "I.1");

    private static readonly IReadOnlyList<IndicatorInfo> Indicators =
    [
        Some.Indicator("far", target: Eighty), Some.Indicator("none"), Some.Indicator("unknown", target: Eighty), Some.Indicator("reached", target: Eighty), Some.Indicator("near", target: Eighty),
    ];

    [Fact]
    public void The_farthest_from_its_target_comes_first_and_what_is_unknown_last()
    {
        var targets = TabletFigure.Targets(Figures(
            Some.Reading("reached", 90) with { Attainment = 1.125 }, Some.Reading("near", 76) with { Attainment = 0.95 }, Some.Reading("far", 8) with { Attainment = 0.1 }, Some.Missing("unknown"), Some.Reading("none")));

        Assert.Equal(["far", "near", "reached", "unknown"], targets.Select(t => t.Info.Id));
        Assert.Equal([false, false, true, null], targets.Select(t => t.Reached));
        Assert.Equal([0.1, 0.95, 1, 0], targets.Select(t => t.Share));
    }

    [Fact]
    public void A_live_figure_says_when_it_grows_old_and_an_old_one_does_not()
    {
        var figures = Figures(Some.Reading("near", 76), Some.Reading("far", 8, freshness: Freshness.Stale));

        Assert.Equal(Some.Moment.AddSeconds(60), figures.Single(f => f.Info.Id == "near").StaleAt);
        Assert.Null(figures.Single(f => f.Info.Id == "far").StaleAt);
    }

    private static IReadOnlyList<TabletFigure> Figures(params Reading[] readings) =>
        TabletFigure.Of(Some.Seed(Indicators), Some.Seed(Indicators).Root, Some.Board(readings), Some.Moment, Some.Vietnamese);
}
