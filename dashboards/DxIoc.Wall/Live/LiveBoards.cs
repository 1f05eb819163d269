using DxIoc.Contracts.Boards;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace DxIoc.Wall.Live;

/// <summary>
/// The boards that this screen follows, and the one connection they come by. It connects for ever, and each reconnect begins with
/// whole boards. Where pages are pre-rendered it only holds what it was given.
/// </summary>
public sealed class LiveBoards : IBoardSource, IAsyncDisposable
{
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(3);

    /// <summary>A server that says nothing will not say goodbye either.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(1);

    private readonly Uri? _server;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, BoardState> _boards = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _watched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CancellationTokenSource> _streams = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private HubConnection? _hub;

    public LiveBoards(Uri? server, TimeProvider time)
    {
        _server = server;
        _time = time;
        Clock = new ServerClock(time);
    }

    /// <summary>Raised when readings changed; true when it should be shown at once.</summary>
    public event Action<bool>? Changed;

    /// <summary>Raised when the connection came or went.</summary>
    public event Action? ConnectionChanged;

    /// <summary>Raised when a board came whole anew: after a reconnect, or because the catalogue has changed.</summary>
    public event Action? Renewed;

    public ServerClock Clock { get; }

    /// <summary>True while updates come. Before the first connection it counts as online: the page was just loaded from there.</summary>
    public bool Online { get; private set; } = true;

    /// <summary>Since when the server is away, by its clock; null while online.</summary>
    public DateTimeOffset? OfflineSince { get; private set; }

    /// <summary>When the last update or ping was there, by the server's clock.</summary>
    public DateTimeOffset LastHeard { get; private set; }

    public WallSeed? Seed { get; private set; }

    public DateTimeOffset Now => Clock.Now;

    /// <summary>The connection, for what else comes by it; null while the server is away.</summary>
    internal HubConnection? Connection => _hub is { State: HubConnectionState.Connected } hub ? hub : null;

    /// <summary>The areas that pages follow.</summary>
    public IReadOnlyCollection<string> Watched => _watched.Keys;

    public BoardState Board(string area)
    {
        if (!_boards.TryGetValue(area, out var board))
        {
            board = new BoardState();
            _boards.Add(area, board);
        }

        return board;
    }

    public void Begin(WallSeed seed)
    {
        Seed = seed;
        foreach (var board in seed.Boards)
        {
            if (!Board(board.Area).Known)
            {
                Board(board.Area).Merge(board);
                Clock.Hear(board.Time);
                LastHeard = Clock.Now;
            }
        }
    }

    /// <summary>Follows boards until disposed.</summary>
    public IDisposable Watch(IReadOnlyList<string> areas)
    {
        foreach (var area in areas)
        {
            _watched[area] = _watched.GetValueOrDefault(area) + 1;
            OpenStream(area);
        }

        if (_hub is null && _server is not null)
        {
            _hub = Build(_server);
            _ = ConnectAsync(_hub);
        }

        return new Watcher(this, areas);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_hub is not null)
        {
            await _hub.DisposeAsync();
        }

        _stop.Dispose();
    }

    private static HubConnection Build(Uri server)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(server, "hubs/board"), HttpTransportType.WebSockets, o =>
            {
                // One round less before the first figure: there is nothing to negotiate, a wall is nothing without WebSockets.
                o.SkipNegotiation = true;
                o.CloseTimeout = Farewell;
            })
            .AddMessagePackProtocol()
            .Build();
        hub.ServerTimeout = SilenceLimit;
        hub.KeepAliveInterval = Ping;
        hub.HandshakeTimeout = SilenceLimit;
        return hub;
    }

    /// <summary>Connects, stays until the connection is gone, waits a little, connects again.</summary>
    private async Task ConnectAsync(HubConnection hub)
    {
        var attempt = 0;
        while (!_stop.IsCancellationRequested)
        {
            var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Task Closed(Exception? _)
            {
                closed.TrySetResult();
                return Task.CompletedTask;
            }

            hub.Closed += Closed;
            try
            {
                await hub.StartAsync(_stop.Token);
                attempt = 0;
                GoOnline();
                await closed.Task;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Whatever it was, the answer is the same: the screen says so, and tries again.
            }
            finally
            {
                hub.Closed -= Closed;
            }

            GoOffline();
            await Task.Delay(ReconnectPause.For(++attempt, Random.Shared.NextDouble()), _time, _stop.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    private void GoOnline()
    {
        Online = true;
        var again = OfflineSince is not null;
        OfflineSince = null;
        foreach (var area in _watched.Keys)
        {
            OpenStream(area);
        }

        if (again)
        {
            ConnectionChanged?.Invoke();
            Renewed?.Invoke();
        }
    }

    private void GoOffline()
    {
        if (_stop.IsCancellationRequested || OfflineSince is not null)
        {
            return;
        }

        Online = false;
        OfflineSince = LastHeard;
        foreach (var stream in _streams.Values)
        {
            stream.Cancel();
            stream.Dispose();
        }

        _streams.Clear();
        ConnectionChanged?.Invoke();
    }

    private void OpenStream(string area)
    {
        if (_hub?.State == HubConnectionState.Connected && !_streams.ContainsKey(area))
        {
            var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            _streams.Add(area, stop);
            _ = FollowAsync(_hub, area, stop.Token);
        }
    }

    /// <summary>Follows a board until nobody watches it or the connection is gone; a stream that ends before is opened again.</summary>
    private async Task FollowAsync(HubConnection hub, string area, CancellationToken cancellation)
    {
        var (begun, attempt) = (false, 0);
        do
        {
            try
            {
                await foreach (var update in hub.StreamAsync<BoardUpdate>("Watch", area, cancellation))
                {
                    attempt = 0;
                    Clock.Hear(update.Time);
                    LastHeard = Clock.Now;
                    Changed?.Invoke(Board(area).Merge(update));
                    if (update.Full && begun)
                    {
                        Renewed?.Invoke();
                    }

                    begun = true;
                }
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // The connection went, nobody watches any more, or the catalogue lacks the area while it changes.
            }

            await Task.Delay(ReconnectPause.For(++attempt, Random.Shared.NextDouble()), _time, cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
        while (!cancellation.IsCancellationRequested && hub.State == HubConnectionState.Connected);
    }

    private void Release(IReadOnlyList<string> areas)
    {
        foreach (var area in areas)
        {
            if (--_watched[area] == 0)
            {
                _watched.Remove(area);
                if (_streams.Remove(area, out var stream))
                {
                    stream.Cancel();
                    stream.Dispose();
                }
            }
        }
    }

    private sealed class Watcher(LiveBoards boards, IReadOnlyList<string> areas) : IDisposable
    {
        private bool _released;

        public void Dispose()
        {
            if (!_released)
            {
                _released = true;
                boards.Release(areas);
            }
        }
    }
}
