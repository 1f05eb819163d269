using System.Globalization;
using DxIoc.Simulator.Traffic;

namespace DxIoc.Simulator.Load;

/// <summary>One load from its first look at the server to its report. What ends it early ends the sending, not the report.</summary>
internal sealed class LoadRun(LoadOptions options, TextWriter said, TimeProvider time)
{
    private static readonly TimeSpan Say = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MinutePatience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly LoadLedger _ledger = new();
    private readonly LoadClock _clock = new(time);

    /// <exception cref="TrafficException">The server or the broker cannot be used.</exception>
    public async Task<LoadReport> RunAsync(CancellationToken interrupted)
    {
        using var target = new LoadTarget(options.Server);
        var areas = await target.AreasAsync(interrupted);
        var leaves = areas.Select(a => a.Id).Except(areas.Select(a => a.Parent ?? "")).ToList();
        var indicator = options.Viewers > 0 ? await target.IndicatorAsync(options.Feed, options.Measure, interrupted) : null;
        await using var audience = new LoadAudience(options, areas, leaves, indicator, _clock, time);
        using var senders = new LoadSenders(options, new LoadPayload(options, leaves, _clock), _ledger, audience, _clock, time);
        using var end = new CancellationTokenSource();
        var following = await audience.OpenAsync(end.Token, interrupted);
        await senders.ConnectAsync(interrupted);
        var before = await target.BooksAsync(options.Feed, interrupted);
        var watch = new ServerWatch(target, time);
        _clock.Start();
        var beside = Task.WhenAll(following, watch.RunAsync(end.Token), SayAsync(end.Token));
        var early = await senders.RunAsync(interrupted);
        var books = LoadBooks.Between(before, await target.BooksAsync(options.Feed, CancellationToken.None));
        long? charted = indicator is null || early ? null : await ChartedAsync(target, leaves, indicator.Id);
        await end.CancelAsync();
        await beside;
        return Report(books, charted, audience, senders.Length, early, watch.Cost());
    }

    /// <summary>Minutes are recorded every few seconds: asked until they have it all.</summary>
    private async Task<long> ChartedAsync(LoadTarget target, IReadOnlyList<string> areas, string indicator)
    {
        var from = _clock.Begin.AddSeconds(-_clock.Begin.Second);
        var start = time.GetTimestamp();
        while (true)
        {
            var count = await target.ChartedAsync(areas, indicator, from, time.GetUtcNow().AddMinutes(1), CancellationToken.None);
            if (count >= _ledger.Acknowledged(LoadKind.Prompt) + _ledger.Acknowledged(LoadKind.Reordered) || time.GetElapsedTime(start) > MinutePatience)
            {
                return count;
            }

            await Task.Delay(Look, time, CancellationToken.None);
        }
    }

    private async Task SayAsync(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Say, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellation))
            {
                await said.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_clock.Elapsed.TotalSeconds:0} s: due {_ledger.Scheduled}, sent {_ledger.Sent()}, acknowledged {_ledger.Acknowledged()}, left out {_ledger.LeftOut}"));
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    private LoadReport Report(LoadBooks books, long? charted, LoadAudience audience, TimeSpan length, bool early, ServerCost cost)
    {
        var kinds = Enum.GetValues<LoadKind>().ToDictionary(k => k, _ledger.Acknowledged);
        long Good(Func<LoadKind, long> of) => of(LoadKind.Prompt) + of(LoadKind.Late) + of(LoadKind.Reordered);
        return new LoadReport
        {
            Broker = options.Broker.ToString(),
            Server = options.Server.ToString(),
            Feed = options.Feed,
            Began = _clock.Begin,
            Seconds = length.TotalSeconds,
            EndedEarly = early,
            Scheduled = _ledger.Scheduled,
            Sent = _ledger.Sent(),
            LeftOut = _ledger.LeftOut,
            Acknowledged = _ledger.Acknowledged(),
            Unknown = _ledger.Sent() - _ledger.Acknowledged(),
            AcknowledgedByKind = kinds,
            Books = books,
            Lost = Math.Max(0, Good(_ledger.Acknowledged) - books.Stored),
            StoredTwice = Math.Max(0, books.Stored - Good(_ledger.Sent)),
            Charted = charted,
            Viewing = audience.Viewing,
            SendDelay = _ledger.SendDelay.Figures(),
            Acknowledgement = _ledger.Acknowledgement.Figures(),
            PublishToHub = audience.Latencies,
            ServerCost = cost,
        };
    }
}
