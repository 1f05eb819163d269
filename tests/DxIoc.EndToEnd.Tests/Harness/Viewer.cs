using DxIoc.Contracts.Boards;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>A healthy viewer of one board: reads its stream at once, and knows the longest it ever waited for news.</summary>
internal sealed class Viewer : IAsyncDisposable
{
    private static readonly TimeProvider Time = TimeProvider.System;

    private readonly HubConnection _hub;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _following = Task.CompletedTask;
    private long _last;

    private Viewer(HubConnection hub) => _hub = hub;

    /// <summary>Updates since the last reset.</summary>
    public int Updates { get; private set; }

    /// <summary>The longest time between two updates since the last reset.</summary>
    public TimeSpan WorstGap { get; private set; }

    /// <summary>Connected, and the whole board is here.</summary>
    public static async Task<Viewer> OpenAsync(Uri web, string area, bool messagePack)
    {
        var builder = new HubConnectionBuilder().WithUrl(new Uri(web, "hubs/board"));
        var viewer = new Viewer((messagePack ? builder.AddMessagePackProtocol() : builder).Build());
        await viewer._hub.StartAsync();
        // Beside the test runner's own threads: what is measured is the server.
        viewer._following = Task.Run(() => viewer.FollowAsync(area));
        await viewer._first.Task.WaitAsync(TimeSpan.FromSeconds(10), Time);
        return viewer;
    }

    public void Reset()
    {
        Updates = 0;
        WorstGap = TimeSpan.Zero;
        _last = Time.GetTimestamp();
    }

    /// <summary>Goes without a word: the stream is open when the connection ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _stop.CancelAsync();
        await _following;
        _stop.Dispose();
    }

    private async Task FollowAsync(string area)
    {
        try
        {
            await foreach (var _ in _hub.StreamAsync<BoardUpdate>("Watch", area, _stop.Token))
            {
                var now = Time.GetTimestamp();
                var gap = Time.GetElapsedTime(_last, now);
                WorstGap = _last != 0 && gap > WorstGap ? gap : WorstGap;
                _last = now;
                Updates++;
                _first.TrySetResult();
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _first.TrySetException(e);
        }
    }
}
