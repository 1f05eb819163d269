using System.Text;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Tests.Definitions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Tests.Decoding;

/// <summary>What a trial tells an engineer, step by step.</summary>
public sealed class MessageTrialTests
{
    private const string Keys = """
        topic: box/{device}
        areas: { d1: north }
        time: { path: at, format: unix }
        rate-limit: 60/m
        measures:
          pm25: { path: a.b, convert: mg/m3-to-ug/m3 }
          on: { path: s, values: { "ON": 1, "OFF": skip } }
        """;

    [Fact]
    public void Every_step_of_a_good_message_is_told()
    {
        var trial = Try(Keys, "box/d1", """{"at": 1650934800, "a": {"b": 0.035}, "s": "ON"}""");

        Assert.Equal("feeds.yaml:2", trial.Definition);
        Assert.Equal(
            [
                "topic: the definition at feeds.yaml:2 matches with box/{device}, device d1; feed air",
                "format: json is read: a group",
                "records: $ finds 1 record",
                "device: d1",
                "area: north, looked up by the device",
                "rate: 60 messages in 60 s are taken of a device; not counted in a trial",
                "time: 1650934800 at at → 2022-04-26T01:00:00.0000000+00:00",
                "measure: pm25: 0.035 at a.b, mg/m3-to-ug/m3 → 35",
                "measure: on: ON at s → 1",
                "admission: pm25 of d1 in north = 35 is taken; it is read by dust",
                "admission: on of d1 in north = 1 is taken; no indicator reads it",
            ],
            Said(trial));
        Assert.Equal(
            [new TrialObservation("north", "air", "d1", "pm25", SmallFeeds.Now, 35), new TrialObservation("north", "air", "d1", "on", SmallFeeds.Now, 1)],
            trial.Observations.Select(o => o with { Value = Math.Round(o.Value, 9) }));
        Assert.Empty(trial.Refused);
    }

    [Theory]
    [InlineData("box/d2", """{"a": {"b": 1}}""", "area: areas has no line for device 'd2': add it, or \"*\" for every other device")]
    [InlineData("box/d1", """{"a": {}}""", "payload: none of its measures is in the message: a.b, s")]
    [InlineData("bx/d1", "{}", "topic: the topic does not begin with ioc/ and no feed definition matches it: write one with this topic (feeds/README.md)")]
    [InlineData("box/d1", """{"a": {"b": 1}, "at": 1750934800}""", "future: its time 2025-06-26T10:46:40.0000000+00:00 is 100000000 s ahead of the server's clock; at most 120 s are allowed: check the device's clock and zone")]
    [InlineData("ioc/nord/air/d", """{"pm25": 1}""", "area: no area 'nord'; the areas are listed at /api/v1/areas")]
    [InlineData("ioc/north/air/d", """{"pm25": "x"}""", "number: pm25 is a text; a measure is a finite number, true or false")]
    public void What_would_be_refused_is_told_with_its_reason(string topic, string payload, string refusal)
    {
        var trial = Try(Keys, topic, payload);

        Assert.Equal([refusal], trial.Refused);
        Assert.Contains(trial.Steps, s => !s.Good);
    }

    [Fact]
    public void What_is_left_out_on_purpose_is_told()
    {
        var trial = Try(Keys, "box/d1", """{"s": "OFF"}""");

        Assert.Equal((0, 0), (trial.Observations.Count, trial.Refused.Count));
        Assert.Contains("measure: on: OFF is left out (values: skip)", Said(trial));
    }

    [Fact]
    public void The_canonical_form_is_tried_too() =>
        Assert.Equal(MessageTrial.Canonical, Try(Keys, "ioc/north/air/d", """{"pm25": 1}""").Definition);

    [Fact]
    public void A_long_message_is_told_by_its_beginning()
    {
        var trial = Try(Keys + "\nrecords: \"[*]\"", "box/d1", "[" + string.Join(',', Enumerable.Repeat("""{"a": {"b": 1}}""", 500)) + "]");

        Assert.Equal((201, 500), (trial.Steps.Count, trial.Observations.Count));
    }

    private static IEnumerable<string> Said(FeedTrial trial) => trial.Steps.Select(s => $"{s.Step}: {s.Said}");

    private static FeedTrial Try(string keys, string topic, string payload) => MessageTrial.Of(
        SmallFeeds.WithFeed(keys).Mappings!, topic, Encoding.UTF8.GetBytes(payload), SmallFeeds.Catalogue, Instant.From(SmallFeeds.Now), TimeSpan.FromDays(30));
}
