using DxIoc.Contracts.Displays;
using DxIoc.Wall.Live;
using Microsoft.AspNetCore.SignalR.Client;

namespace DxIoc.Wall.Displays;

/// <summary>
/// What the server wants of this screen, over the connection of the boards, for as long as the page lives. The last state stands while the
/// server is away. Used on the renderer's thread alone.
/// </summary>
public sealed class DisplayLink(LiveBoards boards, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(200);

    private CancellationTokenSource? _stop;
    private string _token = "";

    /// <summary>Raised when there is another state.</summary>
    public event Action? Changed;

    /// <summary>Null until the server has said something.</summary>
    public DisplayState? State { get; private set; }

    /// <summary>Follows what the server says to the screen with this token, in place of another.</summary>
    public void Follow(string token)
    {
        Dispose();
        (_token, State) = (token, null);
        _stop = new CancellationTokenSource();
        _ = FollowAsync(token, _stop.Token);
    }

    /// <summary>Nothing happens while the server is away: the next report comes soon.</summary>
    public async Task ReportAsync(DisplayReport report)
    {
        if (_token.Length > 0 && boards.Connection is { } hub)
        {
            try
            {
                await hub.InvokeAsync<bool>("ReportDisplay", _token, report, _stop?.Token ?? default);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The connection went.
            }
        }
    }

    public void Dispose()
    {
        _stop?.Cancel();
        _stop?.Dispose();
        _stop = null;
    }

    private async Task FollowAsync(string token, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                if (boards.Connection is { } hub)
                {
                    await foreach (var state in hub.StreamAsync<DisplayState>("WatchDisplay", token, cancellation))
                    {
                        State = state;
                        Changed?.Invoke();
                    }
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The connection went, or another token is followed.
            }

            await Task.Delay(Again, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }
}
