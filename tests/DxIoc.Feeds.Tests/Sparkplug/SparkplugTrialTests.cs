using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Tests.Definitions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Tests.Sparkplug;

/// <summary>What a trial tells of Sparkplug, and of a topic that is left out: a trial knows no births but the one that it is given.</summary>
public sealed class SparkplugTrialTests
{
    [Fact]
    public void A_birth_is_told_with_what_is_left_out_of_it()
    {
        var trial = Try("topic: spBv1.0/#\narea: north\nformat: sparkplug", "spBv1.0/g/NBIRTH/n1", SparkplugBytes.TahuNodeBirth);

        Assert.Equal(["n1/online = 1", "n1/Supply-Voltage = 12.5"], trial.Observations.Select(o => FormattableString.Invariant($"{o.Device}/{o.Measure} = {o.Value}")));
        string[] said = [.. trial.Steps.Where(s => s.Step == "sparkplug").Select(s => s.Said)];
        Assert.Equal(
            [
                "in a trial no birth came before: births can be tried, data will be refused for want of one",
                "the birth of g/n1 with 4 metrics",
                "bdSeq is the protocol's own; left out",
                "Node Control/Rebirth is the protocol's own; left out",
            ],
            said);
        Assert.Contains(trial.Steps, s => s.Said.StartsWith("Properties-Hardware-Make is the text 'Pi'; left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Data_are_refused_for_want_of_a_birth() => Assert.StartsWith(
        "payload: NDATA of g/n1 came before its birth",
        Try("topic: spBv1.0/#\narea: north\nformat: sparkplug", "spBv1.0/g/NDATA/n1", SparkplugBytes.Data(1, 1, 5)).Refused.Single(),
        StringComparison.Ordinal);

    [Fact]
    public void A_topic_that_is_left_out_says_so_and_refuses_nothing()
    {
        var trial = Try("topic: frigate/#\nformat: skip", "frigate/cam/person/snapshot", [0xff, 0xd8]);

        Assert.Equal("the definition leaves this topic out (format: skip)", trial.Steps[^1].Said);
        Assert.Empty(trial.Refused);
    }

    private static FeedTrial Try(string keys, string topic, byte[] payload) => MessageTrial.Of(
        SmallFeeds.WithFeed(keys).Mappings!, topic, payload, SmallFeeds.Catalogue, Instant.From(SmallFeeds.Now), TimeSpan.FromDays(30));
}
