using Microsoft.Playwright;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>What a page costs its browser, by the DevTools protocol: the main thread's own processor time, memory and nodes.</summary>
internal sealed class PageMeter(IPage page, ICDPSession session)
{
    private const int MostCollections = 10;
    private const double Settled = 0.999;

    public static async Task<PageMeter> AttachAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        // By the thread's clock: what other processes take from the machine meanwhile is not the page's.
        await session.SendAsync("Performance.enable", new Dictionary<string, object> { ["timeDomain"] = "threadTicks" });
        return new PageMeter(page, session);
    }

    /// <summary>Processor time of the main thread so far, in seconds.</summary>
    public async Task<double> BusyAsync() => await MetricAsync("TaskDuration");

    /// <summary>
    /// Nodes of the page, bytes of its scripts' heap and of the runtime's memory, after collections of what nobody needs: one may only
    /// make the next one possible, so they go on until one frees less than a thousandth.
    /// </summary>
    public async Task<(double Nodes, double Heap, double Runtime)> HeldAsync()
    {
        var (before, used) = (double.MaxValue, await CollectedAsync());
        for (var i = 1; i < MostCollections && used < before * Settled; i++)
        {
            (before, used) = (used, await CollectedAsync());
        }

        var counters = await session.SendAsync("Memory.getDOMCounters");
        return (
            counters!.Value.GetProperty("nodes").GetDouble(),
            used,
            await page.EvaluateAsync<double>("() => Blazor.runtime.localHeapViewU8().byteLength"));
    }

    private async Task<double> CollectedAsync()
    {
        await session.SendAsync("HeapProfiler.collectGarbage");
        return (await session.SendAsync("Runtime.getHeapUsage"))!.Value.GetProperty("usedSize").GetDouble();
    }

    private async Task<double> MetricAsync(string name)
    {
        var all = await session.SendAsync("Performance.getMetrics");
        return all!.Value.GetProperty("metrics").EnumerateArray().Single(m => m.GetProperty("name").GetString() == name).GetProperty("value").GetDouble();
    }
}
