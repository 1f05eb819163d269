using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Feeds;
using DxIoc.Wall.Scenes;

namespace DxIoc.Wall.Tests.Scenes;

public sealed class FeedHealthTests
{
    [Theory]
    [InlineData(0, false, "vừa xong", "0 s")]
    [InlineData(-3, false, "vừa xong", "0 s")]
    [InlineData(600, false, "10 phút trước", "10 ph")]
    [InlineData(601, true, "10 phút trước", "10 ph")]
    public void A_feed_is_silent_after_ten_minutes(int seconds, bool silent, string ago, string brief)
    {
        var health = FeedHealth.Of(Feed(Some.Moment - TimeSpan.FromSeconds(seconds)), Some.Moment, Some.Vietnamese);

        Assert.Equal(new FeedHealth("air", "Không khí", silent, ago, brief), health);
        Assert.Equal(silent ? ("fr-stale", "◔") : ("st-normal", "●"), (health.Classes, health.Sign));
    }

    [Fact]
    public void A_feed_that_was_never_heard_says_so()
    {
        var health = FeedHealth.Of(Feed(null), Some.Moment, Some.English);

        Assert.Equal(new FeedHealth("air", "Air", true, "never", "never"), health);
    }

    private static FeedInfo Feed(DateTimeOffset? lastSeen) =>
        new() { Id = "air", Name = new LocalText("Không khí", "Air"), LastSeen = lastSeen };
}
