using DxIoc.Contracts.Feeds;
using DxIoc.Wall.Scenes;

namespace DxIoc.Wall.Tests.Scenes;

public sealed class BrokerHealthTests
{
    private static readonly BrokerInfo Broker = new()
    {
        Id = "thuan-an", Address = "mqtts://far", Protocol = "5", Connected = true, Since = Some.Moment - TimeSpan.FromMinutes(10), SessionKept = true, Received = 12_000,
    };

    [Fact]
    public void A_broker_that_is_well_says_since_when_and_what_came()
    {
        var health = BrokerHealth.Of(Broker, Some.Moment, Some.Vietnamese);

        Assert.Equal(
            ("thuan-an", true, "●", "đã kết nối 10 phút trước", "MQTT 5 · phiên được giữ nguyên · 12.000 bản tin đã nhận"),
            (health.Name, health.Well, health.Sign, health.State, health.Facts));
        Assert.Empty(health.Troubles);
    }

    [Fact]
    public void A_broker_that_is_away_says_why()
    {
        var health = BrokerHealth.Of(Broker with { Connected = false, Reason = "the broker has been silent for 4 s", Waiting = 7 }, Some.Moment, Some.English);

        Assert.Equal((false, "▲", "st-warning", "lost 10 min ago"), (health.Well, health.Sign, health.Classes, health.State));
        Assert.Equal("MQTT 5 · session kept · 12,000 messages received · 7 wait for the store", health.Facts);
        Assert.Equal(["the broker has been silent for 4 s"], health.Troubles);
    }

    [Fact]
    public void A_broker_that_was_never_reached_does_not_say_that_it_was_lost() => Assert.Equal(
        "chưa kết nối được", BrokerHealth.Of(Broker with { Connected = false, SessionKept = null }, Some.Moment, Some.Vietnamese).State);

    [Fact]
    public void A_promise_that_is_hollow_is_shown_also_while_the_broker_is_connected()
    {
        var health = BrokerHealth.Of(Broker with { Id = "main", Hollow = ["b"], NotGiven = ["a"] }, Some.Moment, Some.Vietnamese);

        Assert.Equal(("Máy chủ chính", false, "▲"), (health.Name, health.Well, health.Sign));
        Assert.Equal(["a", "b"], health.Troubles);
    }
}
