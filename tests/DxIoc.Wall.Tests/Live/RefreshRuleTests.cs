using DxIoc.Wall.Live;

namespace DxIoc.Wall.Tests.Live;

/// <summary>When a page asks again.</summary>
public sealed class RefreshRuleTests
{
    [Theory]
    [InlineData(true, -1, -1)]
    [InlineData(false, -1, 10_000)]
    [InlineData(true, 60_000, 60_000)]
    [InlineData(false, 60_000, 10_000)]
    [InlineData(false, 2_000, 2_000)]
    public void A_page_that_got_nothing_asks_again_soon_also_where_it_would_never(bool loaded, int refresh, int wait) =>
        Assert.Equal(TimeSpan.FromMilliseconds(wait), RefreshRule.Wait(loaded, TimeSpan.FromMilliseconds(refresh)));
}
