using System.Text.Json;
using DxIoc.EndToEnd.Tests.Harness;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The hub's wire form, byte for byte as a client of another make would read it.</summary>
public sealed class HubTests
{
    private const string Area = "thu-dau-mot";
    private static readonly string[] Update = ["area", "version", "full", "time", "readings"];
    private static readonly string[] Reading =
        ["indicator", "value", "status", "freshness", "at", "age", "samples", "coverage", "trend", "target", "attainment", "inputLost", "period", "document"];

    [Fact]
    public async Task A_stream_begins_with_the_whole_board_and_goes_on_with_what_changed_in_the_published_form()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var viewer = await RawViewer.OpenAsync(server.Web);
        await viewer.WatchAsync("1", Area);
        var whole = await ItemAsync(viewer);
        Assert.Equal(Update, Names(whole));
        Assert.Equal(Area, whole.GetProperty("area").GetString());
        Assert.True(whole.GetProperty("full").GetBoolean());
        Assert.All(whole.GetProperty("readings").EnumerateArray(), r => Assert.Equal(Reading, Names(r)));
        var missing = ReadingOf(whole, "pm25")!.Value;
        Assert.Equal(JsonValueKind.Null, missing.GetProperty("value").ValueKind);
        Assert.Equal(JsonValueKind.Null, missing.GetProperty("at").ValueKind);
        Assert.Equal(("unknown", "missing"), (missing.GetProperty("status").GetString(), missing.GetProperty("freshness").GetString()));

        await Mosquitto.PublishAsync(server.Mqtt, $"ioc/{Area}/air/station-1", """{"t": "2022-04-26T08:00:00+07:00", "pm25": 180}""");
        await Mosquitto.PublishAsync(server.Mqtt, $"ioc/{Area}/air/station-1", """{"pm25": 180.25}""");
        var change = await ItemAsync(viewer);
        while (ReadingOf(change, "pm25") is not { } r || r.GetProperty("value").ValueKind == JsonValueKind.Null)
        {
            change = await ItemAsync(viewer);
        }

        Assert.Equal(Update, Names(change));
        Assert.False(change.GetProperty("full").GetBoolean());
        Assert.True(change.GetProperty("version").GetInt64() > whole.GetProperty("version").GetInt64());
        Assert.True(change.GetProperty("readings").GetArrayLength() < whole.GetProperty("readings").GetArrayLength());
        var reading = ReadingOf(change, "pm25")!.Value;
        Assert.Equal("180.25", reading.GetProperty("value").GetRawText());
        Assert.Equal(("critical", "live"), (reading.GetProperty("status").GetString(), reading.GetProperty("freshness").GetString()));
        Assert.Equal(["fresh", "expected"], Names(reading.GetProperty("coverage")));
        Assert.Equal((1, 1), (reading.GetProperty("coverage").GetProperty("fresh").GetInt32(), reading.GetProperty("coverage").GetProperty("expected").GetInt32()));
        Assert.Equal(1, reading.GetProperty("samples").GetInt64());
        Assert.InRange(reading.GetProperty("age").GetDouble(), 0, 5);
        Assert.False(reading.GetProperty("inputLost").GetBoolean());
    }

    [Fact]
    public async Task A_board_is_answered_on_request_and_an_unknown_area_is_named_without_exception_text()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var viewer = await RawViewer.OpenAsync(server.Web);
        await viewer.SendAsync($$"""{"type":1,"invocationId":"1","target":"GetBoard","arguments":["{{Area}}"]}""");
        var answer = await viewer.ReadAsync();
        Assert.Equal(3, answer.GetProperty("type").GetInt32());
        Assert.Equal(Update, Names(answer.GetProperty("result")));

        await viewer.WatchAsync("2", "ha-noi");
        var refusal = await viewer.ReadAsync();
        Assert.Equal("2", refusal.GetProperty("invocationId").GetString());
        Assert.Contains("/api/v1/areas", refusal.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> ItemAsync(RawViewer viewer)
    {
        var message = await viewer.ReadAsync();
        Assert.Equal((2, "1"), (message.GetProperty("type").GetInt32(), message.GetProperty("invocationId").GetString()));
        return message.GetProperty("item");
    }

    private static IEnumerable<string> Names(JsonElement item) => item.EnumerateObject().Select(p => p.Name);

    private static JsonElement? ReadingOf(JsonElement update, string indicator) =>
        update.GetProperty("readings").EnumerateArray().Cast<JsonElement?>().FirstOrDefault(r => r!.Value.GetProperty("indicator").GetString() == indicator);
}
