using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Tablet;

namespace DxIoc.Wall.Tests.Tablet;

/// <summary>A light knows when it goes out by itself.</summary>
public sealed class TabletLightTests
{
    private static readonly IReadOnlyList<IndicatorInfo> Three =
        [Some.Indicator("a", staleAfter: 60), Some.Indicator("b", staleAfter: 600), Some.Indicator("c", staleAfter: 0)];

    [Fact]
    public void It_goes_out_with_the_first_figure_that_grows_old()
    {
        var light = TabletLight.Of(Some.Board(Some.Reading("a"), Some.Reading("b"), Some.Reading("c")), Three, Some.Moment);

        Assert.Equal((3, Some.Moment.AddSeconds(60)), (light.Total, light.StaleAt));
        Assert.Equal("st-normal", light.State.Classes);
    }

    [Fact]
    public void What_is_old_already_does_not_set_the_time()
    {
        var light = TabletLight.Of(Some.Board(Some.Reading("a"), Some.Reading("b"), Some.Reading("c")), Three, Some.Moment.AddSeconds(61));

        Assert.Equal(Some.Moment.AddSeconds(600), light.StaleAt);
        Assert.Equal("st-normal fr-stale", light.State.Classes);
    }

    [Fact]
    public void A_light_of_figures_that_never_grow_old_or_are_missing_stays() =>
        Assert.Null(TabletLight.Of(Some.Board(Some.Missing("a"), Some.Reading("c", freshness: Freshness.Live)), Three, Some.Moment).StaleAt);

    [Fact]
    public void Without_indicators_there_is_no_light() =>
        Assert.Equal(0, TabletLight.Of(Some.Board(), [], Some.Moment).Total);
}
