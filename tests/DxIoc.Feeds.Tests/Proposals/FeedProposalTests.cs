using System.Text;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Proposals;
using DxIoc.Feeds.Tests.Definitions;
using DxIoc.Indicators.Catalogue;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Feeds.Tests.Proposals;

/// <summary>Messages of systems that nobody has connected yet, and the definition that is proposed for each.</summary>
public sealed class FeedProposalTests
{
    private readonly FakeTimeProvider _time = new(SmallFeeds.Now);
    private readonly UnmappedBook _book;

    public FeedProposalTests() => _book = new UnmappedBook(new ShippedCatalogue(), _time);

    /// <summary>Topic, payload (of the newest message), the definition's keys, and what becomes of the message.</summary>
    public static TheoryData<string, string, string, string> Messages => new()
    {
        { "site/di-an/abc123", """{"ts": 1650934800, "PM2.5": 41.2, "pm10": 63, "battery": 3.1}""",
            "id: air|topic: site/{area}/{device}|time: { path: ts, format: unix }|measures:|pm25: \"\\\"PM2.5\\\"\"|pm10: pm10|battery: battery",
            "di-an/air/abc123/pm25=41.2@t di-an/air/abc123/pm10=63@t di-an/air/abc123/battery=3.1@t" },
        { "site/abc123/temp", "23.5",
            "id: datacentre|topic: site/{device}/temp|format: value|area: thu-dau-mot|measure: temp",
            "thu-dau-mot/datacentre/abc123/temp=23.5" },
        { "acme/data", """{"rows": [{"id": "s1", "at": "2022-04-26T08:00:00+07:00", "where": "di-an", "level": 1.25, "wet": true}]}""",
            "id: water|topic: acme/data|records: \"rows[*]\"|area: { path: where }|device: { path: id }|time: { path: at, format: iso }|measures:|level: level|wet: wet",
            "di-an/water/s1/level=1.25@t di-an/water/s1/wet=1@t" },
        { "nvr/stats", """{"when": 1650934800000, "cameras": {"front": {"fps": 5}, "yard": {"fps": 0}}}""",
            "id: cameras|topic: nvr/stats|records: cameras.{device}|area: thu-dau-mot|time: { path: \"$.when\", format: unix-ms }|measures:|fps: fps",
            "thu-dau-mot/cameras/front/fps=5@t thu-dau-mot/cameras/yard/fps=0@t" },
        { "gate/17/state", "ON",
            "id: portal|topic: gate/{device}/state|format: value|area: thu-dau-mot|measure: state|value: { values: { \"ON\": 1, \"OFF\": 0 } }",
            "thu-dau-mot/portal/17/state=1" },
        { "plain/env", """{"time": "2022-04-26 08:00:00", "outside": {"temperature": 31}, "inside": {"temperature": 26}, "lat": 10.9, "lon": 106.7}""",
            "id: datacentre|topic: plain/env|area: thu-dau-mot|device: plain-env|time: { path: time, format: \"yyyy-MM-dd HH:mm:ss\", zone: Asia/Ho_Chi_Minh }|measures:|outside-temperature: outside.temperature|inside-temperature: inside.temperature",
            "thu-dau-mot/datacentre/plain-env/outside-temperature=31@t thu-dau-mot/datacentre/plain-env/inside-temperature=26@t" },
        { "lab/pack", """[{"bn": "dev-1:", "bt": 1650934800, "n": "pm25", "v": 12}, {"n": "pm10", "v": 20}]""",
            "id: air|topic: lab/pack|format: senml-json|area: thu-dau-mot",
            "thu-dau-mot/air/dev-1/pm25=12@t thu-dau-mot/air/dev-1/pm10=20@t" },
        { "telegraf/out", "weather,host=st-4,area=tan-uyen rain=2.5,PM25=30 1650934800000000000",
            "id: air|topic: telegraf/out|format: lineprotocol|area: { path: tags.area }|device: { path: tags.host }|measures:|rain: fields.rain|pm25: fields.PM25",
            "tan-uyen/air/st-4/rain=2.5@t tan-uyen/air/st-4/pm25=30@t" },
        { "logger/3/csv", "time;level;rain\n2022-04-26T08:00:00;1.5;0",
            "id: water|topic: logger/{device}/csv|format: csv|separator: \";\"|area: thu-dau-mot|time: { path: time, format: iso, zone: Asia/Ho_Chi_Minh }|measures:|level: level|rain: rain",
            "thu-dau-mot/water/3/level=1.5@t thu-dau-mot/water/3/rain=0@t" },
        { "old/box7", """{"ts": 1350934800, "pm25": 4}""",
            "id: air|topic: old/{device}|area: thu-dau-mot|time: arrival|measures:|pm25: pm25",
            "thu-dau-mot/air/box7/pm25=4" },
        { "odd/true", """{"a.b": 1, "#": 2, "no": 3, "x y": 4}""",
            "id: portal|topic: odd/true|area: thu-dau-mot|device: odd-true|measures:|a.b: \"\\\"a.b\\\"\"|\"no\": \"no\"|x-y: \"\\\"x y\\\"\"",
            "thu-dau-mot/portal/odd-true/a.b=1 thu-dau-mot/portal/odd-true/no=3 thu-dau-mot/portal/odd-true/x-y=4" },
        // A topic of one level keeps its word: a {device} alone would take the topics of everybody.
        { "box7", "5",
            "id: portal|topic: box7|format: value|area: thu-dau-mot|device: box7|measure: value",
            "thu-dau-mot/portal/box7/value=5" },
        { "odd{x}/y", """{"pm25": 5}""",
            "id: air|topic: \"+/y\"|area: thu-dau-mot|device: odd-x--y|measures:|pm25: pm25",
            "thu-dau-mot/air/odd-x--y/pm25=5" },
    };

    [Theory]
    [MemberData(nameof(Messages))]
    public void The_proposed_definition_takes_the_very_message(string topic, string payload, string keys, string observations)
    {
        _book.Note(topic, Encoding.UTF8.GetBytes(payload));

        var proposal = Only().Proposal!;

        Assert.Equal(keys, Keys(proposal));
        Assert.Equal(observations, string.Join(' ', proposal.Observations.Select(Said)));
        Assert.Empty(proposal.Refused);
    }

    [Theory]
    [InlineData("what is this?")]
    [InlineData("""{"state": "unheard-of"}""")]
    [InlineData("""{"broken": """)]
    [InlineData("")]
    [InlineData("\0\u0001")]
    public void What_is_in_no_format_that_can_be_guessed_is_listed_without_a_proposal(string payload)
    {
        _book.Note("odd/thing", Encoding.UTF8.GetBytes(payload));

        Assert.Null(Only().Proposal);
    }

    [Fact]
    public void What_nothing_in_the_message_says_is_named()
    {
        _book.Note("acme/data", """{"flux": 3}"""u8.ToArray());

        Assert.Equal(["area", "feed", "device"], Only().Proposal!.Guesses);
    }

    [Fact]
    public void A_measure_that_is_a_level_of_the_topic_is_taken_from_there()
    {
        foreach (var topic in new[] { "home/a1/pm25", "home/a1/pm10", "home/b2/pm25" })
        {
            _book.Note(topic, "7"u8.ToArray());
        }

        var topics = Only();
        Assert.Equal(("home/{device}/{measure}", 3L, 3), (topics.Shape, topics.Count, topics.Topics));
        Assert.Equal("id: air|topic: home/{device}/{measure}|format: value|area: thu-dau-mot", Keys(topics.Proposal!));
    }

    private UnmappedTopic Only() => Assert.Single(_book.List(FeedMappings.None, 10, TimeSpan.FromDays(30)));

    private static string Keys(FeedProposal proposal) => string.Join(
        '|', proposal.Definition.Split('\n').Where(l => l.StartsWith("  ", StringComparison.Ordinal)).Select(l => l.Trim().TrimStart('-', ' ')));

    private static string Said(TrialObservation o) =>
        FormattableString.Invariant($"{o.Area}/{o.Feed}/{o.Device}/{o.Measure}={o.Value}{(o.Time == SmallFeeds.Now ? "@t" : o.Time is null ? "" : "@?")}");
}
