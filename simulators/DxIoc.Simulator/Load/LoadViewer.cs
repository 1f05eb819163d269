using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;
using DxIoc.Simulator.Traffic;
using Microsoft.AspNetCore.SignalR.Client;

namespace DxIoc.Simulator.Load;

/// <summary>
/// A wall: one hub client (MessagePack) on one board. A reading says the time of the newest observation behind it; every message
/// of its board up to that time counts as shown when the update is here. Comes back by itself when the connection goes.
/// </summary>
internal sealed class LoadViewer(Uri hub, string area, string indicator, ShownBook book, LoadClock clock, Latencies latencies, TimeProvider time)
    : IAsyncDisposable
{
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl(hub).AddMessagePackProtocol().Build();
    private long _place;

    public long Updates { get; private set; }

    public long Shown { get; private set; }

    public long LostSight { get; private set; }

    public int Reconnects { get; private set; }

    /// <summary>Whether this viewer has seen all there was.</summary>
    public bool IsThrough => _place >= book.Count;

    /// <exception cref="TrafficException">The server has no such hub.</exception>
    public async Task OpenAsync(CancellationToken cancellation)
    {
        try
        {
            await _hub.StartAsync(cancellation);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            throw new TrafficException($"{hub} cannot be watched ({e.Message.TrimEnd('.')}): start the server, or name another with --server.", e);
        }
    }

    public async Task FollowAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                if (_hub.State == HubConnectionState.Disconnected)
                {
                    await _hub.StartAsync(cancellation);
                    Reconnects++;
                }

                await foreach (var update in _hub.StreamAsync<BoardUpdate>("Watch", area, cancellation))
                {
                    Note(update);
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                await Task.Delay(Reconnect, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private void Note(BoardUpdate update)
    {
        Updates++;
        foreach (var reading in update.Readings)
        {
            if (reading.Indicator == indicator && reading.At is { } at)
            {
                var before = _place;
                _place = book.Show(before, Instant.From(at).Micros, clock.Elapsed, latencies, out var lost);
                (Shown, LostSight) = (Shown + _place - before - lost, LostSight + lost);
            }
        }
    }
}
