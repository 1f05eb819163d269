using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Feeds;
using DxIoc.Wall.Scenes;

namespace DxIoc.Wall.Tests.Scenes;

/// <summary>What is fetched says when it last came, and what is wrong where it does not.</summary>
public sealed class PollHealthTests
{
    private static readonly FeedInfo Portal = new() { Id = "portal", Name = new LocalText("Cổng dịch vụ công", "Service portal") };

    private static readonly PollInfo Poll = new("own.yaml:2 (service-portal)", "GET https://portal/report", 60, Some.Moment.AddSeconds(-20), null, null, 0, Some.Moment.AddSeconds(40), 3);

    [Fact]
    public void One_that_goes_well_says_when_it_last_came_and_how_often() => Assert.Equal(
        new PollHealth(Poll.Definition, "Cổng dịch vụ công", Poll.Address, true, "lấy được 20 giây trước", "mỗi 60 s", null),
        PollHealth.Of(Portal, Poll, Some.Moment, Some.Vietnamese));

    [Fact]
    public void One_that_fails_says_why_how_often_and_when_it_is_tried_again()
    {
        var health = PollHealth.Of(Portal, Poll with { LastSuccess = null, Failure = "it answered 500", FailuresInARow = 4 }, Some.Moment, Some.English);

        Assert.Equal(("▲", "st-warning", "nothing came yet", "every 60 s · 4 failed in a row · next attempt in 40 s", "it answered 500"), (health.Sign, health.Classes, health.State, health.Facts, health.Trouble));
    }
}
