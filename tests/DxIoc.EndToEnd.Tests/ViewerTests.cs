using System.Globalization;
using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>Never a slow screen that hurts another: what a viewer that does not read costs the others and the server.</summary>
public sealed class ViewerTests(ITestOutputHelper output)
{
    private const string Province = "binh-duong";
    private const int Healthy = 20;
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(60);

    /// <summary>Shorter than the server's patience with a viewer that takes nothing.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Thirty streams of every board for one viewer. Kept one by one, changes for them made the server grow by 57 MiB until it let
    /// such a viewer go; merged, by 11 to 17 (35 on a machine with no time to spare), which is history's cache and the collector.
    /// </summary>
    private const int StreamsOfEachBoard = 30;
    private const double GrowthLimitMiB = 40;

    [Fact]
    public async Task A_viewer_that_never_reads_delays_nobody_and_costs_no_memory()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var province = await BusyProvince.StartAsync(server.Mqtt);
        var viewers = await Task.WhenAll(Enumerable.Range(0, Healthy).Select(i => Viewer.OpenAsync(server.Web, Province, i % 2 == 0)));
        var warm = await ResidentAsync(server, Warm);

        using var stop = new CancellationTokenSource();
        var stalling = StallAsync(server, stop.Token);
        province.Reset();
        Array.ForEach(viewers, v => v.Reset());
        var after = await ResidentAsync(server, Measured);
        await stop.CancelAsync();
        var gaps = viewers.Select(v => v.WorstGap.TotalMilliseconds).ToList();
        var updates = viewers.Select(v => v.Updates).ToList();
        output.WriteLine($"worst gap of each healthy viewer: {gaps.Min():0} to {gaps.Max():0} ms, while the stations were overdue by up to {province.Overdue.TotalMilliseconds:0} ms; updates {updates.Min()} to {updates.Max()}");
        output.WriteLine($"resident: {warm:0.0} MiB without a stalled viewer, {after:0.0} MiB after a minute with one; let go {await stalling} times");
        // What the machine kept the stations from saying, no server can show.
        Assert.All(gaps, gap => Assert.InRange(gap, 0, 1_000 + province.Overdue.TotalMilliseconds));
        Assert.All(updates, count => Assert.InRange(count, Measured.TotalSeconds * 3, Measured.TotalSeconds * 4.1));
        Assert.InRange(after - warm, double.MinValue, GrowthLimitMiB);
        await Eventually.Becomes("the healthy viewers alone", () => ViewersAsync(server), count => count == Healthy);
        foreach (var viewer in viewers)
        {
            await viewer.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_slow_viewer_is_given_the_newest_state_less_often()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var province = await BusyProvince.StartAsync(server.Mqtt);
        await using var healthy = await Viewer.OpenAsync(server.Web, Province, messagePack: false);
        await using var slow = await RawViewer.OpenAsync(server.Web);
        await WatchAllAsync(slow);
        healthy.Reset();
        await Task.Delay(Pause, Time);
        await province.StopAsync();
        var updates = healthy.Updates;
        var (items, version) = await DrainAsync(server, slow, $"{Province}/0");
        output.WriteLine($"{updates} updates for the healthy viewer, {items} for the slow one, up to version {version}");
        Assert.InRange(items, 1, updates / 2);
    }

    [Fact]
    public async Task Three_hundred_viewers_that_come_and_go_leave_none_behind()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var staying = await Viewer.OpenAsync(server.Web, Province, messagePack: true);
        await Eventually.Becomes("one viewer", () => ViewersAsync(server), count => count == 1);
        for (var i = 0; i < 300; i += 10)
        {
            await Task.WhenAll(Enumerable.Range(i, 10).Select(async n =>
            {
                if (n % 3 == 0)
                {
                    // Cut off in the middle, without any closing.
                    await using var cut = await RawViewer.OpenAsync(server.Web);
                    await cut.WatchAsync("1", "thu-dau-mot");
                    await cut.ReadAsync();
                }
                else
                {
                    await using var viewer = await Viewer.OpenAsync(server.Web, Province, messagePack: n % 3 == 1);
                }
            }));
        }

        await Eventually.Becomes("one viewer again", () => ViewersAsync(server), count => count == 1);
    }

    /// <summary>There is always one viewer that does not read; the server lets each go after a while. How many it let go.</summary>
    private static async Task<int> StallAsync(ServerProcess server, CancellationToken stop)
    {
        for (var gone = 0; ; gone++)
        {
            await using var stalled = await RawViewer.OpenAsync(server.Web, receiveBuffer: 4_096);
            await WatchAllAsync(stalled);
            await stalled.Gone.WaitAsync(stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stop.IsCancellationRequested)
            {
                return gone;
            }
        }
    }

    private static async Task WatchAllAsync(RawViewer viewer)
    {
        foreach (var area in BusyProvince.Boards)
        {
            for (var stream = 0; stream < StreamsOfEachBoard; stream++)
            {
                await viewer.WatchAsync($"{area}/{stream}", area);
            }
        }
    }

    /// <summary>Waits, and answers the most that was held in the last quarter of a minute, in MiB: a stalled viewer lives so long.</summary>
    private static async Task<double> ResidentAsync(ServerProcess server, TimeSpan span)
    {
        var looks = new List<double>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), Time);
        for (var second = 0; second < span.TotalSeconds; second++)
        {
            await timer.WaitForNextTickAsync();
            looks.Add(server.Process.ResidentBytes / 1024.0 / 1024.0);
        }

        return looks.TakeLast(15).Max();
    }

    private static async Task<(int Items, long Version)> DrainAsync(ServerProcess server, RawViewer viewer, string stream)
    {
        var newest = (await server.BoardAsync(Province)).Version;
        for (var items = 0; ;)
        {
            var message = await viewer.ReadAsync();
            if (message.GetProperty("type").GetInt32() == 2 && message.GetProperty("invocationId").GetString() == stream)
            {
                items++;
                if (message.GetProperty("item").GetProperty("version").GetInt64() is var version && version >= newest)
                {
                    return (items, version);
                }
            }
        }
    }

    private static async Task<int> ViewersAsync(ServerProcess server)
    {
        var metrics = await server.Http.GetStringAsync("/metrics");
        var line = metrics.Split('\n').Single(l => l.StartsWith("dxioc_viewers", StringComparison.Ordinal));
        return int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
