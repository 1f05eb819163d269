using System.Globalization;
using DxIoc.EndToEnd.Tests.Harness;
using DxIoc.Indicators.Observations;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The promise behind every acknowledgement, against kill -9 at random moments under load.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const string SeedVariable = "DXIOC_KILL_SEED";
    private const int Kills = 10;
    private const int Rate = 1_000;
    private static readonly string[] Areas = ["thu-dau-mot", "phu-giao", "binh-duong"];
    private static readonly TimeProvider Time = TimeProvider.System;

    [Fact]
    public async Task Everything_acknowledged_is_in_history_exactly_once_after_ten_kills_under_load()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out var given)
            ? given : Random.Shared.Next();
        output.WriteLine($"{SeedVariable}={seed} repeats the moments");
        var random = new Random(seed);
        var load = new SteadyLoad(Rate);
        await using var server = await ServerProcess.StartAsync();
        for (var kill = 1; kill <= Kills; kill++)
        {
            var moment = TimeSpan.FromMilliseconds(random.Next(300, 2_500));
            var playing = load.RunAsync(server.Mqtt, CancellationToken.None);
            await Task.Delay(moment, Time);
            await server.KillAsync();
            await playing;
            var (acknowledged, open, start) = (load.Acknowledged.Count, load.Open, Time.GetTimestamp());
            await server.StartAsync();
            output.WriteLine(
                $"kill {kill} after {moment.TotalMilliseconds:0} ms: {acknowledged} acknowledged, {open} open, again ready after {Time.GetElapsedTime(start).TotalSeconds:0.0} s");
            var raw = HistoryFile.Raw(server.HistoryFile);
            RequireAcknowledged(load, raw);
            await RequireSameBoardsAsync(server, raw);
            await RequireBalanceAsync(server, raw);
        }

        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(1), Time);
        await load.RunAsync(server.Mqtt, end.Token);
        await RequireBalanceAsync(server, HistoryFile.Raw(server.HistoryFile));
        var duplicates = (await server.FeedAsync(SteadyLoad.Feed)).Duplicate;
        Assert.Equal(0, await server.StopAsync());

        // By now everything was acknowledged: history has it, once, with its value, and nothing else.
        Assert.Equal(0, load.Open);
        var stored = HistoryFile.Raw(server.HistoryFile);
        RequireAcknowledged(load, stored);
        Assert.Equal(load.Acknowledged.Count, stored.Count);
        output.WriteLine($"{load.Acknowledged.Count} messages, {load.Again} sent again, {duplicates} of them stored before; {stored.Count} observations in history");
    }

    private static void RequireAcknowledged(SteadyLoad load, IReadOnlyList<Observation> raw)
    {
        var stored = raw.ToDictionary(o => new SteadyLoad.Sent(o.Series.Area, o.Series.Device, o.Time.Micros), o => o.Value);
        Assert.DoesNotContain(load.Acknowledged, a => !stored.TryGetValue(a.Key, out var value) || value != a.Value);
        Assert.Empty(stored.Keys.Except(load.All.Select(a => a.Key)));
    }

    private static async Task RequireSameBoardsAsync(ServerProcess server, IReadOnlyList<Observation> raw)
    {
        var computed = new ComputedBoard(raw);
        foreach (var area in Areas)
        {
            var board = await server.BoardAsync(area);
            Assert.Equal(computed.Figures(area, SteadyLoad.Feed, Instant.From(board.Time!.Value)), ComputedBoard.Figures(board, SteadyLoad.Feed));
        }
    }

    private static async Task RequireBalanceAsync(ServerProcess server, IReadOnlyList<Observation> raw)
    {
        var books = await server.FeedAsync(SteadyLoad.Feed);
        Assert.Equal(books.Received, books.Stored + books.Waiting + books.Duplicate + books.Refused);
        Assert.Equal((raw.Count, 0, 0), (books.Stored, books.Waiting, books.Refused));
    }
}
