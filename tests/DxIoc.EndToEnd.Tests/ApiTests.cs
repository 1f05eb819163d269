using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;
using DxIoc.Contracts.Observations;
using DxIoc.EndToEnd.Tests.Harness;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The HTTP interface as other programs rely on it, served by a process whose own culture writes a decimal comma.</summary>
public sealed class ApiTests : IAsyncLifetime
{
    private const string Area = "thu-dau-mot";
    private static readonly TimeProvider Time = TimeProvider.System;

    private ServerProcess _server = null!;

    public async Task InitializeAsync() => _server = await ServerProcess.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_posted_array_is_stored_once_and_each_bad_element_is_named_by_its_index()
    {
        var now = Time.GetUtcNow().ToUnixTimeMilliseconds();
        var body = $$"""
            [{{Observation("pm25", 42.5, now)}},
             {"area":"{{Area}}","feed":"air","device":"station-1","measure":"pm25","t":{{now}},"value":"high"},
             {{Observation("pm10", 63.25, now)}},
             {"area":"ha-noi","feed":"air","device":"station-1","measure":"pm25","t":{{now}},"value":1},
             17]
            """;
        var first = await PostAsync(body, "application/json");
        Assert.Equal((2, 0), (first.Accepted, first.Duplicate));
        Assert.Equal([1, 3, 4], first.Refused.Select(r => r.Index));
        Assert.All(first.Refused, r => Assert.NotEmpty(r.Reason));

        // What a caller sends again because he did not hear the answer counts once.
        var second = await PostAsync(body, "application/json");
        Assert.Equal((0, 2), (second.Accepted, second.Duplicate));
        Assert.Equal([42.5, 63.25], HistoryFile.Raw(_server.HistoryFile).Select(o => o.Value).Order());
        await Eventually.Becomes("the board", () => _server.ReadingAsync(Area, "pm25"), r => r.Value == 42.5);
        var air = await _server.FeedAsync("air");
        Assert.Equal((2, 2, 4), (air.Stored, air.Duplicate, air.Refused));
        Assert.Equal(2, (await _server.FeedAsync("unknown")).Refused);
        Assert.Equal(6, (await _server.GetAsync<List<RefusedMessage>>("/api/v1/refused")).Count);
    }

    [Fact]
    public async Task Lines_are_taken_like_an_array_and_a_broken_one_costs_itself_alone()
    {
        var now = Time.GetUtcNow().ToUnixTimeMilliseconds();
        var result = await PostAsync($"{Observation("pm25", 41, now)}\n{{broken\n\n{Observation("pm10", 62, now)}\r\n", "application/x-ndjson");
        Assert.Equal(2, result.Accepted);
        Assert.Equal(1, Assert.Single(result.Refused).Index);
    }

    [Fact]
    public async Task A_broken_array_keeps_the_elements_before_the_break()
    {
        var result = await PostAsync($"[{Observation("pm25", 41, Time.GetUtcNow().ToUnixTimeMilliseconds())}, {{\"area\": ", "application/json");
        Assert.Equal(1, result.Accepted);
        Assert.Contains("broken", Assert.Single(result.Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_as_a_whole_with_the_limit()
    {
        // As curl does: it asks before it sends so much.
        using var request = new HttpRequestMessage(HttpMethod.Post, Path("/api/v1/observations")) { Content = new ByteArrayContent(new byte[(8 << 20) + 1]) };
        request.Headers.ExpectContinue = true;
        using var answer = await _server.Http.SendAsync(request);
        var problem = await ProblemAsync(answer, HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("8388608 bytes", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_lists_areas_indicators_and_feeds()
    {
        var areas = await _server.GetAsync<List<AreaInfo>>("/api/v1/areas");
        Assert.Equal(10, areas.Count);
        Assert.Equal("Thủ Dầu Một", areas.Single(a => a.Id == Area).Name.Vi);
        var indicators = await _server.GetAsync<List<IndicatorInfo>>("/api/v1/indicators");
        Assert.Equal(["binh-duong", Area], indicators.Single(i => i.Id == "pm25").Areas.Intersect(["binh-duong", Area]).Order(StringComparer.Ordinal));
        Assert.Contains(await _server.GetAsync<List<FeedInfo>>("/api/v1/feeds"), f => f is { Id: "air", Received: 0, LastSeen: null });
    }

    [Fact]
    public async Task A_board_is_given_as_it_is_and_as_it_stood()
    {
        await Mosquitto.PublishAsync(_server.Mqtt, $"ioc/{Area}/air/station-1", """{"pm25": 41.5}""");
        var then = await Eventually.Becomes("the first figure", () => _server.BoardAsync(Area), b => b.Readings.Single(r => r.Indicator == "pm25").Value == 41.5);
        await Mosquitto.PublishAsync(_server.Mqtt, $"ioc/{Area}/air/station-1", """{"pm25": 180}""");
        await Eventually.Becomes("the second figure", () => _server.ReadingAsync(Area, "pm25"), r => r.Value == 180);

        // With the '+' of an offset as people type it, and escaped.
        var at = then.Time!.Value.ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
        foreach (var query in new[] { at, Uri.EscapeDataString(at) })
        {
            var past = await _server.BoardAsync(Area, $"?at={query}");
            Assert.True(past.Full);
            Assert.Equal(41.5, past.Readings.Single(r => r.Indicator == "pm25").Value);
        }

        Assert.Null((await _server.BoardAsync(Area, "?at=2022-04-26T08:00:00Z")).Readings.Single(r => r.Indicator == "pm25").Value);
    }

    [Theory]
    [InlineData("/api/v1/boards/thu-dau-mot?at=yesterday", HttpStatusCode.BadRequest, "at")]
    [InlineData("/api/v1/boards/thu-dau-mot?at=2199-01-01T00:00:00Z", HttpStatusCode.BadRequest, "at")]
    [InlineData("/api/v1/boards/ha-noi", HttpStatusCode.NotFound, "/api/v1/areas")]
    [InlineData("/api/v1/boards/%3Cb%3E%22", HttpStatusCode.NotFound, "/api/v1/areas")]
    [InlineData("/api/v1/history/thu-dau-mot/unknown", HttpStatusCode.NotFound, "/api/v1/indicators")]
    [InlineData("/api/v1/history/thu-dau-mot/pm25?step=7s", HttpStatusCode.BadRequest, "step")]
    [InlineData("/api/v1/history/thu-dau-mot/pm25?from=2022-01-01", HttpStatusCode.BadRequest, "from")]
    [InlineData("/api/v1/refused?limit=-1", HttpStatusCode.BadRequest, "limit")]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound, "/openapi/v1.json")]
    public async Task What_cannot_be_answered_is_said_as_problem_details_without_exception_text(string path, HttpStatusCode status, string wanted)
    {
        using var answer = await _server.Http.GetAsync(Path(path));
        var problem = await ProblemAsync(answer, status);
        Assert.Contains(wanted, problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_is_given_as_json_and_as_csv_with_decimal_points()
    {
        // Two minutes ago: a whole minute, which the recorder has written with the first report.
        var minute = Time.GetUtcNow().AddMinutes(-2);
        await PostAsync($"[{Observation("pm25", 42.5, minute.ToUnixTimeMilliseconds())}]", "application/json");
        var points = await Eventually.Becomes(
            "a recorded minute", () => _server.GetAsync<List<HistoryPoint>>($"/api/v1/history/{Area}/pm25?step=1m"), p => p.Count == 1, TimeSpan.FromSeconds(20));
        Assert.Equal((42.5, 42.5, 42.5, 1), (points[0].Value, points[0].Min, points[0].Max, points[0].Count));
        using var request = new HttpRequestMessage(HttpMethod.Get, Path($"/api/v1/history/{Area}/pm25?step=60"));
        request.Headers.Accept.ParseAdd("text/csv");
        using var answer = await _server.Http.SendAsync(request);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            FormattableString.Invariant($"time,value,min,max,count\r\n{points[0].Time.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ},42.5,42.5,42.5,1\r\n"),
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Health_figures_and_the_description_of_the_interface_are_served()
    {
        await Mosquitto.PublishAsync(_server.Mqtt, $"ioc/{Area}/air/station-1", """{"pm25": 41.5}""");
        Assert.Equal(HttpStatusCode.OK, (await _server.Http.GetAsync(Path("/health/live"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _server.Http.GetAsync(Path("/health/ready"))).StatusCode);

        var metrics = await _server.Http.GetStringAsync(Path("/metrics"));
        var figures = metrics.Split('\n').Where(l => l.Length > 0 && l[0] != '#').ToList();
        Assert.All(figures, line => Assert.StartsWith("dxioc_", line, StringComparison.Ordinal));
        Assert.Contains(figures, l => l.StartsWith("dxioc_feed_observations", StringComparison.Ordinal) && l.Contains("feed=\"air\"", StringComparison.Ordinal) && l.Contains("state=\"stored\"", StringComparison.Ordinal) && l.EndsWith(" 1", StringComparison.Ordinal));
        // A durable write takes milliseconds: steps of seconds would tell nothing.
        Assert.Contains(figures, l => l.StartsWith("dxioc_history_write_seconds_bucket", StringComparison.Ordinal) && l.Contains("le=\"0.01\"", StringComparison.Ordinal));

        var calls = (await _server.JsonAsync("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        Assert.All(
            ["/api/v1/observations", "/api/v1/areas", "/api/v1/indicators", "/api/v1/feeds", "/api/v1/boards/{area}", "/api/v1/history/{area}/{indicator}", "/api/v1/refused"],
            call => Assert.Contains(call, calls));
    }

    private static string Observation(string measure, double value, long t) => FormattableString.Invariant(
        $$"""{"area":"{{Area}}","feed":"air","device":"station-1","measure":"{{measure}}","t":{{t}},"value":{{value}}}""");

    private static Uri Path(string path) => new(path, UriKind.Relative);

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        var problem = JsonElement.Parse(text);
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem;
    }

    private async Task<PostedResult> PostAsync(string body, string type)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await _server.Http.PostAsync(Path("/api/v1/observations"), content);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonSerializer.Deserialize<PostedResult>(await answer.Content.ReadAsStringAsync(), JsonSerializerOptions.Web)!;
    }
}
