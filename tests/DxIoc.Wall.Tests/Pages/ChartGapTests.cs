using DxIoc.Wall.Pages;

namespace DxIoc.Wall.Tests.Pages;

public sealed class ChartGapTests
{
    [Theory]
    [InlineData(60, 60, 1, 300)]
    [InlineData(900, 60, 6, 900)]
    [InlineData(60, 600, 24, 600)]
    [InlineData(60, 3_600, 168, 4_200)]
    public void A_gap_is_longer_than_the_step_than_what_may_be_old_and_than_what_is_seen(double staleAfter, double step, int hours, double gap) =>
        Assert.Equal(gap, ChartGap.Of(Some.Indicator(staleAfter: staleAfter), step, hours));

    [Fact]
    public void A_derived_figure_has_no_limit_of_its_own() =>
        Assert.Equal(1_800, ChartGap.Of(Some.Indicator(feed: null, staleAfter: 86_400), 60, 1));
}
