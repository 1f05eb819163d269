using DxIoc.Simulator.Traffic;

namespace DxIoc.Simulator.Load;

/// <summary>Plays the schedule to the broker over every connection: each message is handed over when it is due, whatever became of those before.</summary>
internal sealed class LoadSenders : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly LoadOptions _options;
    private readonly LoadPayload _payload;
    private readonly LoadLedger _ledger;
    private readonly LoadAudience _audience;
    private readonly LoadClock _clock;
    private readonly TimeProvider _time;
    private readonly List<LoadConnection> _connections;

    public LoadSenders(LoadOptions options, LoadPayload payload, LoadLedger ledger, LoadAudience audience, LoadClock clock, TimeProvider time)
    {
        (_options, _payload, _ledger, _audience, _clock, _time) = (options, payload, ledger, audience, clock, time);
        _connections = [.. Enumerable.Range(0, options.Connections).Select(i => new LoadConnection(i, options, payload, ledger, clock, time))];
    }

    /// <exception cref="TrafficException">The broker cannot be used.</exception>
    public async Task ConnectAsync(CancellationToken cancellation)
    {
        foreach (var connection in _connections)
        {
            await connection.ConnectAsync(cancellation);
        }
    }

    /// <summary>Back when everything was sent and answered, or when patience is over; true when it was ended early.</summary>
    public async Task<bool> RunAsync(CancellationToken interrupted)
    {
        using var giveUp = new CancellationTokenSource();
        var sending = Task.WhenAll(_connections.Select(c => c.RunAsync(giveUp.Token)));
        var early = await PlayAsync(interrupted);
        Length = _clock.Elapsed;
        _connections.ForEach(c => c.Complete());
        var end = _clock.Elapsed + _options.Drain;
        while (_clock.Elapsed < end && !(sending.IsCompleted && !_ledger.Waits && _audience.IsThrough))
        {
            await Task.Delay(Look, _time, CancellationToken.None);
        }

        await giveUp.CancelAsync();
        await sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return early;
    }

    /// <summary>How long messages were due.</summary>
    public TimeSpan Length { get; private set; }

    public void Dispose() => _connections.ForEach(c => c.Dispose());

    private async Task<bool> PlayAsync(CancellationToken interrupted)
    {
        foreach (var message in new LoadSchedule(_options).Messages())
        {
            while (message.Due > _clock.Elapsed)
            {
                await Task.Delay(Tick, _time, interrupted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (interrupted.IsCancellationRequested)
                {
                    return true;
                }
            }

            if (message.Kind == LoadKind.Prompt)
            {
                _audience.Expect(_payload.AreaOf(message.Device), _clock.InstantOf(message.OwnMicros), message.Due);
            }

            _ledger.Schedule(message.Kind);
            _connections[message.Device % _connections.Count].Take(message);
        }

        return false;
    }
}
