using DxIoc.Contracts.Boards;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace DxIoc.Benchmarks;

/// <summary>
/// A hub client that measures from publish to screen. The watched reading is the newest send time that the board knows; each
/// message sent since the one shown before counts with the time it waited until this update showed it.
/// </summary>
internal sealed class HubWatch(string url, string area, string indicator) : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl(url).AddMessagePackProtocol().Build();
    private readonly CancellationTokenSource _stop = new();
    private double _shown;

    public Percentiles Milliseconds { get; private set; } = new();

    public int Updates { get; private set; }

    public async Task StartAsync()
    {
        await _hub.StartAsync();
        _ = FollowAsync();
    }

    public void Reset()
    {
        Milliseconds = new Percentiles();
        Updates = 0;
        _shown = 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _hub.DisposeAsync();
        _stop.Dispose();
    }

    private async Task FollowAsync()
    {
        try
        {
            await foreach (var update in _hub.StreamAsync<BoardUpdate>("Watch", area, _stop.Token))
            {
                if (update.Readings.FirstOrDefault(r => r.Indicator == indicator)?.Value is { } newest && newest > _shown)
                {
                    var now = Clock.Now;
                    // By the schedule a message went out every millisecond; the first since the one before waited longest.
                    for (var sent = _shown > 0 ? _shown + 1 : newest; sent <= newest; sent++)
                    {
                        Milliseconds.Add(now - sent);
                    }

                    _shown = newest;
                    Updates++;
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The measurement is over.
        }
    }
}
