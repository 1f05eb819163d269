using System.Text.Json;
using DxIoc.Contracts.Feeds;
using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The simulator's load, record and replay, as programs against built servers.</summary>
public sealed class TrafficTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_load_is_acknowledged_stored_and_shown_and_its_report_says_so_exactly()
    {
        await using var server = await ServerProcess.StartAsync();
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "report.json");
        await using var load = Simulator(
            "load", $"--broker=mqtt://127.0.0.1:{server.Mqtt}", $"--server={server.Web}", "--duration=5s", "--rate=500", "--devices=100", "--viewers=11",
            "--junk=10%", "--duplicates=5%", "--late=5%", "--reordered=5%", "--burst=100", "--burst-every=2s", "--payload=300", $"--json={file}");
        Assert.True(await load.ExitAsync(Patience) == 0, load.Output + load.Error);
        output.WriteLine(load.Output);

        var report = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(file));
        long Count(string name) => report.GetProperty(name).GetInt64();
        long Kind(string name) => report.GetProperty("acknowledgedByKind").GetProperty(name).GetInt64();
        Assert.Equal((2_700L, 2_700L, 2_700L, 0L, 0L), (Count("scheduled"), Count("sent"), Count("acknowledged"), Count("lost"), Count("storedTwice")));
        Assert.True(report.GetProperty("holds").GetBoolean());
        var feed = await server.FeedAsync("air");
        Assert.Equal((2_700L, 0L), (feed.Received, feed.Waiting));
        Assert.Equal((Kind("prompt") + Kind("late") + Kind("reordered"), Kind("duplicate"), Kind("junk")), (feed.Stored, feed.Duplicate, feed.Refused));
        Assert.InRange(feed.Refused, 200, 340);
        Assert.Equal(Kind("prompt") + Kind("reordered"), Count("charted"));
        var viewing = report.GetProperty("viewing");
        Assert.Equal((11, viewing.GetProperty("expected").GetInt64()), (viewing.GetProperty("viewers").GetInt32(), viewing.GetProperty("shown").GetInt64()));
        Assert.True(viewing.GetProperty("shown").GetInt64() > Kind("prompt"));
        var shown = report.GetProperty("publishToHub");
        Assert.InRange(shown.GetProperty("p50").GetDouble(), 1, shown.GetProperty("p99").GetDouble());
        Assert.True(report.GetProperty("serverCost").GetProperty("cpuSeconds").GetDouble() > 0);
        Assert.True(report.GetProperty("serverCost").GetProperty("heapPeakMiB").GetDouble() > 1);
        Assert.All(HistoryFile.Raw(server.HistoryFile), r => Assert.InRange(r.Value, 10, 20));
    }

    [Fact]
    public async Task A_load_ended_early_reports_what_was_done()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var load = Simulator("load", $"--broker=mqtt://127.0.0.1:{server.Mqtt}", $"--server={server.Web}", "--duration=10m", "--rate=200");
        await Eventually.Becomes("stored observations", () => server.FeedAsync("air"), f => f.Stored > 200, Patience);
        // As Ctrl-C does; that signal is passed over where whoever runs this test was started in the background.
        load.Signal(Signal.Terminate);
        Assert.True(await load.ExitAsync(Patience) == 0, load.Output + load.Error);
        Assert.Contains("ended early", load.Output, StringComparison.Ordinal);
        Assert.Contains("acknowledged", load.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frozen_server_is_asked_no_less_and_the_stall_shows_in_the_latencies()
    {
        await using var server = await ServerProcess.StartAsync();
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "report.json");
        await using var load = Simulator(
            "load", $"--broker=mqtt://127.0.0.1:{server.Mqtt}", $"--server={server.Web}", "--duration=6s", "--rate=500", "--viewers=0", $"--json={file}");
        await Eventually.Becomes("stored observations", () => server.FeedAsync("air"), f => f.Stored > 500, Patience);
        server.Process.Signal(Signal.Stop);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        server.Process.Signal(Signal.Continue);
        Assert.True(await load.ExitAsync(Patience) == 0, load.Output + load.Error);

        var report = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(file));
        Assert.Equal((3_000L, 0L), (report.GetProperty("acknowledged").GetInt64(), report.GetProperty("lost").GetInt64()));
        // A third of the run stood still for two seconds: who waits for answers would have seen one slow message.
        var latency = report.GetProperty("acknowledgement");
        output.WriteLine($"acknowledged after p50 {latency.GetProperty("p50")} ms, p95 {latency.GetProperty("p95")} ms, max {latency.GetProperty("max")} ms");
        Assert.True(latency.GetProperty("p95").GetDouble() > 1_000);
        Assert.True(latency.GetProperty("max").GetDouble() > 1_900);
    }

    [Fact]
    public async Task A_recording_that_is_replayed_comes_whole_in_its_order_and_with_times_of_now()
    {
        await using var first = await ServerProcess.StartAsync();
        await using var second = await ServerProcess.StartAsync();
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "morning.ndjson.gz");
        await using var record = Simulator("record", file, $"--broker=mqtt://127.0.0.1:{first.Mqtt}", "--limit=201");
        await Eventually.Holds("the recorder listens", () => record.Output.Contains("Recording ioc/#", StringComparison.Ordinal), Patience);
        await using (var publisher = await Publisher.ConnectAsync(first.Mqtt))
        {
            var time = TimeProvider.System.GetUtcNow().AddDays(-3);
            for (var i = 0; i < 200; i++)
            {
                await publisher.SendAsync("ioc/di-an/air/station-1", time.AddMilliseconds(i * 10), "pm25", i);
            }

            await publisher.SendAsync("ioc/di-an/air/station-1", "junk");
        }

        Assert.True(await record.ExitAsync(Patience) == 0, record.Output + record.Error);
        Assert.Contains("201 messages are in", record.Output, StringComparison.Ordinal);

        var began = TimeProvider.System.GetUtcNow();
        await using var replay = Simulator("replay", file, $"--broker=mqtt://127.0.0.1:{second.Mqtt}", "--speed=max", "--shift=now");
        Assert.True(await replay.ExitAsync(Patience) == 0, replay.Output + replay.Error);
        Assert.Contains("201 messages sent", replay.Output, StringComparison.Ordinal);
        Assert.Contains("201 acknowledged", replay.Output, StringComparison.Ordinal);
        Assert.Contains("0 bad lines", replay.Output, StringComparison.Ordinal);

        var feed = await second.GetAsync<List<FeedInfo>>("/api/v1/feeds");
        Assert.Equal((201L, 200L, 1L), feed.Where(f => f.Id == "air").Select(f => (f.Received, f.Stored, f.Refused)).Single());
        var stored = HistoryFile.Raw(second.HistoryFile).OrderBy(r => r.Value).ToList();
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (double)i), stored.Select(r => r.Value));
        // Three days old in the recording, and as old in the replay: what is shifted is the date of the arrival.
        Assert.All(stored, r => Assert.InRange((began - r.Time.ToDateTimeOffset()).TotalDays, 2.999, 3.001));
    }

    [Fact]
    public async Task A_recording_of_years_ago_comes_as_news_its_bad_lines_told_by_number_at_the_speed_asked_for()
    {
        await using var server = await ServerProcess.StartAsync();
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "2022.ndjson");
        await File.WriteAllLinesAsync(file,
        [
            """{"offset":0,"topic":"ioc/di-an/air/station-1","qos":1,"retain":false,"payload":"{\"t\": \"2022-04-26T08:00:00+07:00\", \"pm25\": 41}","start":"2022-04-26T01:00:00Z"}""",
            "this is no message",
            """{"offset":9000,"topic":"ioc/di-an/air/station-1","qos":1,"retain":false,"payload":"{\"t\": 1650934809, \"pm25\": 42}"}""",
            """{"offset":20000,"topic":"ioc/di-an/air/station-1","qos":1,"retain":true,"base64":"eyJwbTI1IjogNDN9"}""",
        ]);
        var began = TimeProvider.System.GetUtcNow();
        await using var replay = Simulator("replay", file, $"--broker=mqtt://127.0.0.1:{server.Mqtt}", "--speed=10", "--shift=now");
        Assert.True(await replay.ExitAsync(Patience) == 0, replay.Output + replay.Error);
        Assert.Contains("line 2: ", replay.Error, StringComparison.Ordinal);
        Assert.Contains("3 messages sent", replay.Output, StringComparison.Ordinal);
        Assert.Contains("1 bad lines", replay.Output, StringComparison.Ordinal);

        var stored = HistoryFile.Raw(server.HistoryFile);
        Assert.Equal([41, 42, 43], stored.Select(r => r.Value));
        // Ten times as fast: 20 seconds in two, after the program's own start.
        Assert.InRange((stored[2].Arrived.ToDateTimeOffset() - began).TotalSeconds, 2, 19);
        Assert.All(stored, r => Assert.InRange((r.Arrived - r.Time).TotalSeconds, -1, 2));
    }

    private static ChildProcess Simulator(params string[] args) => ChildProcess.StartBuilt(Built.Simulator, args);
}
