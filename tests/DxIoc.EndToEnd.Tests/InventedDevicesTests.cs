using System.Globalization;
using System.Text.RegularExpressions;
using DxIoc.Contracts.Feeds;
using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>A feed on which a hundred thousand devices are invented as fast as they can be: it costs that feed refusals, and nobody else anything.</summary>
public sealed partial class InventedDevicesTests(ITestOutputHelper output)
{
    private const int Invented = 100_000;
    private const int Limit = 300;
    private const double MiB = 1 << 20;
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task Devices_beyond_the_limit_of_a_feed_are_refused_with_the_reason_in_bounded_memory_while_another_feed_reaches_its_viewers()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var road = await Publisher.ConnectAsync(server.Mqtt);
        await using var viewer = await Viewer.OpenAsync(server.Web, "di-an", messagePack: true);
        // Both ways have been gone before, so that what grows is not the programs themselves.
        await InventAsync(server.Mqtt, "warm", 10_000, "ioc/tan-uyen/water");
        await road.SendAsync("ioc/di-an/traffic/road-1", """{"speed": 30}""");
        await Eventually.Holds("the road on the board", () => viewer.Updates > 1);
        var (resident, heap) = (server.Process.ResidentBytes, await HeapAsync(server));
        viewer.Reset();

        using var stop = new CancellationTokenSource();
        var speaking = SpeakAsync(road, stop.Token);
        var began = Time.GetTimestamp();
        await InventAsync(server.Mqtt, "ghost", Invented, "ioc/thuan-an/air");
        var took = Time.GetElapsedTime(began);
        var (grown, heapGrown, updates, gap) = (server.Process.ResidentBytes - resident, await HeapAsync(server) - heap, viewer.Updates, viewer.WorstGap);
        await stop.CancelAsync();
        var spoken = await speaking;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Invented} devices in {took.TotalSeconds:0.0} s; memory grew by {grown / MiB:0} MiB, the heap by {heapGrown / MiB:0} MiB; {updates} updates of the other feed, at most {gap.TotalMilliseconds:0} ms apart"));

        var feeds = await server.GetAsync<List<FeedInfo>>("/api/v1/feeds");
        var (air, traffic) = (feeds.Single(f => f.Id == "air"), feeds.Single(f => f.Id == "traffic"));
        Assert.Equal((Invented, Limit, 0L, 0L, Invented - Limit), (air.Received, air.Stored, air.Waiting, air.Duplicate, air.Refused));
        Assert.Equal(Limit, air.Devices);
        Assert.Equal((spoken + 1, spoken + 1, 0L, 0L), (traffic.Received, traffic.Stored, traffic.Waiting, traffic.Refused));
        var refused = await server.GetAsync<List<RefusedMessage>>("/api/v1/refused?feed=air&limit=1000");
        Assert.Equal(1_000, refused.Count);
        Assert.All(refused, r => Assert.Equal("limit", r.Code));
        Assert.All(refused, r => Assert.Contains($"feed 'air' has its limit of {Limit} devices; raise its device-limit", r.Reason, StringComparison.Ordinal));
        Assert.Contains(
            $"dxioc_observations_refused_total{{code=\"limit\"}} {Invented - Limit + 10_000 - Limit}", await server.Http.GetStringAsync("metrics"), StringComparison.Ordinal);

        Assert.InRange(grown / MiB, -500, 150);
        Assert.InRange(heapGrown / MiB, -500, 100);
        Assert.True(updates > took.TotalSeconds, $"{updates} updates in {took.TotalSeconds:0.0} s");
        Assert.True(gap < TimeSpan.FromSeconds(5), $"{gap} without an update");
        await Eventually.Becomes("the other feed's last value", () => server.ReadingAsync("di-an", "mean-speed"), r => r.Value is > 30);
    }

    /// <summary>One road, all the while; how often it spoke.</summary>
    private static async Task<long> SpeakAsync(Publisher road, CancellationToken stop)
    {
        long spoken = 0;
        while (!stop.IsCancellationRequested)
        {
            await road.SendAsync("ioc/di-an/traffic/road-1", string.Create(CultureInfo.InvariantCulture, $$"""{"speed": {{40 + (spoken++ % 30)}}}"""));
            await Task.Delay(Step, Time, CancellationToken.None);
        }

        return spoken;
    }

    /// <summary>Back when each was acknowledged.</summary>
    private static async Task InventAsync(int port, string name, int count, string feed)
    {
        await using var publisher = await Publisher.ConnectAsync(port);
        using var window = new SemaphoreSlim(1_000);
        var sent = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            await window.WaitAsync();
            sent.Add(SendAsync(publisher, window, $"{feed}/{name}-{i}"));
        }

        await Task.WhenAll(sent);
    }

    private static async Task SendAsync(Publisher publisher, SemaphoreSlim window, string topic)
    {
        await publisher.SendAsync(topic, topic.Contains("water", StringComparison.Ordinal) ? """{"ph": 7}""" : """{"pm25": 20}""");
        window.Release();
    }

    private static async Task<double> HeapAsync(ServerProcess server) => double.Parse(
        Heap().Match(await server.Http.GetStringAsync("metrics")).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^dxioc_process_heap_bytes\S* (\S+)", RegexOptions.Multiline)]
    private static partial Regex Heap();
}
