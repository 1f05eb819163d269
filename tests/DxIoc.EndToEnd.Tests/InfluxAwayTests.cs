using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DxIoc.EndToEnd.Tests.Harness;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The server over InfluxDB: while that is away boards, pages and acknowledgements go on, and afterwards nothing is missing.</summary>
public sealed class InfluxAwayTests
{
    private const string History = "/api/v1/history/thu-dau-mot/pm25?step=1m";

    [Fact]
    public async Task While_InfluxDB_is_away_the_board_moves_on_and_afterwards_all_is_there_also_after_kill_9()
    {
        await using var influx = await Influx.StartedAsync();
        await using var server = await ServerProcess.StartAsync(influx.Settings);
        await PostAsync(server, 41);
        await influx.KillAsync();

        await PostAsync(server, 180);
        await Eventually.Becomes("180 on the board", () => server.ReadingAsync("thu-dau-mot", "pm25"), r => r.Value == 180);
        await Eventually.Becomes("a point waits and the reason is said", () => SpoolAsync(server), s => s.GetProperty("points").GetInt64() > 0 && s.GetProperty("trouble").ValueKind == JsonValueKind.String);
        using var history = await server.Http.GetAsync(History);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (history.StatusCode, history.Content.Headers.ContentType?.MediaType));
        Assert.Contains("180", await server.Http.GetStringAsync("/areas/thu-dau-mot"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync("/health/ready")).StatusCode);

        await influx.StartAsync();
        await Eventually.Becomes("nothing waits", () => SpoolAsync(server), s => s.GetProperty("points").GetInt64() == 0, TimeSpan.FromSeconds(30));
        await server.KillAsync();
        await server.StartAsync();

        var reading = await server.ReadingAsync("thu-dau-mot", "pm25");
        Assert.Equal(180, reading.Value);
        var books = await server.FeedAsync("air");
        Assert.Equal((2L, 0L, 0L), (books.Stored, books.Duplicate, books.Refused));
        await Eventually.Becomes("the minutes", () => server.JsonAsync(History), points => points.EnumerateArray().Any(p => p.GetProperty("value").GetDouble() == 180));
    }

    [Fact]
    public async Task What_InfluxDB_refuses_for_good_moves_from_stored_to_refused_in_the_books_shown()
    {
        await using var influx = await Influx.StartedAsync();
        await using var server = await ServerProcess.StartAsync(influx.Settings);
        // A text where the values are numbers: from now on this version refuses every number of the day.
        using var text = await server.Http.PostAsync(
            new Uri(influx.Url, "/write?db=dxioc&rp=raw"), new StringContent("raw,area=di-an,feed=air,device=x,measure=pm25 value=\"text\",arrived=1i"));
        Assert.Equal(HttpStatusCode.NoContent, text.StatusCode);
        await PostAsync(server, 41);

        var books = await Eventually.Becomes("refused", () => server.FeedAsync("air"), f => f.Refused > 0, TimeSpan.FromSeconds(30));
        Assert.Equal((1L, 0L, 0L, 0L, 1L), (books.Received, books.Stored, books.Waiting, books.Duplicate, books.Refused));
        Assert.Contains("dxioc_feed_observations{feed=\"air\",state=\"refused\"} 1", await server.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_starts_before_InfluxDB_waits_for_it()
    {
        await using var influx = Influx.NotStarted();
        var starting = ServerProcess.StartAsync(influx.Settings);
        await influx.StartAsync();

        await using var server = await starting;
        await PostAsync(server, 41);
        await Eventually.Becomes("41 on the board", () => server.ReadingAsync("thu-dau-mot", "pm25"), r => r.Value == 41);
    }

    [Fact]
    public async Task Settings_that_speak_of_another_version_end_the_start_with_one_line()
    {
        await using var influx = await Influx.StartedAsync();
        using var folder = new TempFolder();
        await using var server = ChildProcess.StartBuilt(
            Built.Server, [.. influx.Settings, "--History:Influx:Bucket=ioc", "--History:Influx:Token=t", "--Urls=http://127.0.0.1:0", "--Mqtt:Port=0", $"--Data:Path={folder.Path}/data", "--Logs:Console=false"]);

        Assert.Equal(1, await server.ExitAsync());
        Assert.Equal(
            $"InfluxDB at {influx.Url.AbsoluteUri.TrimEnd('/')} is version 1.6.7~rc0, which knows no buckets: set History:Influx:Database in place of History:Influx:Bucket.",
            server.Error.Trim());
    }

    private static async Task PostAsync(ServerProcess server, double value)
    {
        using var answer = await server.Http.PostAsJsonAsync(
            "/api/v1/observations",
            new[] { new { area = "thu-dau-mot", feed = "air", device = "station-1", measure = "pm25", t = TimeProvider.System.GetUtcNow(), value } });
        Assert.Equal(1, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accepted").GetInt32());
    }

    private static async Task<JsonElement> SpoolAsync(ServerProcess server) => (await server.JsonAsync("/api/v1/status")).GetProperty("spool");
}
