using DxIoc.History;
using DxIoc.Indicators.Observations;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Demo;

/// <summary>
/// On a first start, writes what the model would have said over the last 24 hours straight into history, before anything
/// reads it: every five minutes, and every minute of the last half hour.
/// </summary>
internal sealed class Backfill(ProvinceModel model, IHistory history, TimeProvider time) : IHostedService
{
    public static readonly TimeSpan Reach = TimeSpan.FromHours(24);
    public static readonly TimeSpan Coarse = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Fine = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FineReach = TimeSpan.FromMinutes(30);
    private const int BatchSize = 20_000;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if ((await history.ReadBooksAsync(cancellationToken)).Count > 0)
        {
            return;
        }

        // One batch is written while the next is made.
        var writing = Task.CompletedTask;
        Task WriteAsync(List<Observation> said) => Task.Run(() => history.WriteAsync(new HistoryBatch(said, []), cancellationToken), cancellationToken);
        var batch = new List<Observation>(BatchSize + 1_000);
        foreach (var (at, span) in Times(time.GetUtcNow()))
        {
            foreach (var observation in Said(model, at, span))
            {
                batch.Add(observation);
            }

            if (batch.Count >= BatchSize)
            {
                await writing;
                writing = WriteAsync(batch);
                batch = new List<Observation>(BatchSize + 1_000);
            }
        }

        await writing;
        await WriteAsync(batch);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The times at which devices are asked, oldest first, each with the stretch that ends there.</summary>
    public static IEnumerable<(DateTimeOffset At, TimeSpan Span)> Times(DateTimeOffset now)
    {
        var end = new DateTimeOffset(now.UtcTicks / Fine.Ticks * Fine.Ticks, TimeSpan.Zero);
        var fine = end - FineReach;
        for (var at = fine - Reach + FineReach; at < fine; at += Coarse)
        {
            yield return (at, Coarse);
        }

        for (var at = fine; at < end; at += Fine)
        {
            yield return (at, Fine);
        }
    }

    /// <summary>What all devices say at a time. It arrived when it was said.</summary>
    public static IEnumerable<Observation> Said(ProvinceModel model, DateTimeOffset at, TimeSpan span)
    {
        var instant = Instant.From(at);
        foreach (var device in model.Devices)
        {
            if (!model.Silent(device, at) && device.Speak(at, span) is { } measures)
            {
                foreach (var (measure, value) in measures)
                {
                    yield return new Observation(new Series(device.Area, device.Feed, device.Name, measure), instant, value, instant);
                }
            }
        }
    }
}
