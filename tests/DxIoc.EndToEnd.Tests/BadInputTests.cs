using System.Globalization;
using DxIoc.Contracts.Feeds;
using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>What an engineer may get wrong with mosquitto_pub: refused with a reason, counted, and nothing else disturbed.</summary>
public sealed class BadInputTests(ITestOutputHelper output)
{
    private const string Good = "ioc/thu-dau-mot/air/station-1";
    private static readonly TimeProvider Time = TimeProvider.System;

    [Fact]
    public async Task Each_bad_message_is_refused_with_its_reason_and_the_good_parts_are_stored()
    {
        await using var server = await ServerProcess.StartAsync();
        foreach (var (topic, payload, _, _, _) in Bad())
        {
            await Mosquitto.PublishAsync(server.Mqtt, topic, payload);
        }

        await Mosquitto.PublishAsync(server.Mqtt, Good, """{"pm25": 42.5, "pm10": "high", "noise": null}""");

        // mosquitto_pub was acknowledged, so all of it is durable by now.
        var refused = await server.GetAsync<List<RefusedMessage>>("/api/v1/refused?limit=100");
        foreach (var (topic, payload, code, reason, feed) in Bad())
        {
            var entry = Assert.Single(refused, r => r.Topic == topic && r.Code == code && r.Payload == payload[..Math.Min(payload.Length, 4_096)]);
            output.WriteLine($"{topic}: {entry.Code}: {entry.Reason}");
            Assert.Contains(reason, entry.Reason, StringComparison.Ordinal);
            Assert.Equal(feed, entry.Feed);
        }

        Assert.Equal(["noise", "pm10"], refused.Where(r => r is { Topic: Good, Code: "number" } && r.Payload.Contains("42.5", StringComparison.Ordinal)).Select(r => r.Where).Order(StringComparer.Ordinal));
        Assert.Equal(Bad().Count() + 2, refused.Count);
        Assert.Equal(42.5, Assert.Single(HistoryFile.Raw(server.HistoryFile)).Value);

        var feeds = await server.GetAsync<List<FeedInfo>>("/api/v1/feeds");
        Assert.All(feeds, f => Assert.Equal(f.Received, f.Stored + f.Waiting + f.Duplicate + f.Refused));
        Assert.All(feeds, f => Assert.Equal(refused.Count(r => r.Feed == f.Id), f.Refused));
        Assert.Equal(1, feeds.Sum(f => f.Stored));
        Assert.Equal(0, feeds.Sum(f => f.Waiting));

        var only = await server.GetAsync<List<RefusedMessage>>("/api/v1/refused?feed=unknown&limit=2");
        Assert.Equal(2, only.Count);
        Assert.All(only, r => Assert.Equal("unknown", r.Feed));
        await Eventually.Becomes("the good part on the board", () => server.ReadingAsync("thu-dau-mot", "pm25"), r => r.Value == 42.5);
        Assert.False(server.Process.HasExited);
    }

    private static IEnumerable<(string Topic, string Payload, string Code, string Reason, string Feed)> Bad()
    {
        // The same text whenever it is asked for: a year ahead and two years ago by the calendar of this run.
        var year = Time.GetUtcNow().Year;
        return
        [
            ("sensors/1", """{"pm25": 41}""", "topic", "ioc/{area}/{feed}/{device}", "unknown"),
            ("ioc/thu-dau-mot/air", """{"pm25": 41}""", "topic", "3 parts", "unknown"),
            ("ioc/Thu-Dau-Mot/air/station-1", """{"pm25": 41}""", "topic", "area 'Thu-Dau-Mot'", "unknown"),
            ("ioc/ha-noi/air/station-1", """{"pm25": 41}""", "area", "/api/v1/areas", "air"),
            (Good, "junk", "payload", "JSON", "air"),
            (Good, """{"pm25": 41""", "payload", "line 1", "air"),
            (Good, "{}", "payload", "no measure", "air"),
            (Good, """{"pm25": 1e999}""", "number", "finite", "air"),
            ($"{Good}/pm25", "forty", "number", "'forty'", "air"),
            (Good, """{"t": "yesterday", "pm25": 41}""", "time", "ISO 8601", "air"),
            (Good, string.Create(CultureInfo.InvariantCulture, $$"""{"t": "{{year + 1}}-12-31T23:59:59+07:00", "pm25": 41}"""), "future", "clock", "air"),
            (Good, string.Create(CultureInfo.InvariantCulture, $$"""{"t": "{{year - 2}}-01-01T00:00:00+07:00", "pm25": 41}"""), "too-old", "30 days", "air"),
            (Good, """{"pm25": -1}""", "range", "0 to 2000", "air"),
            (Good, new string('9', 70_000), "size", "65536", "air"),
        ];
    }
}
