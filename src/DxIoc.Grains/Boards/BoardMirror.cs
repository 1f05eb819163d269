using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using DxIoc.Contracts.Boards;
using DxIoc.Grains.Cells;
using DxIoc.Grains.Districts;
using DxIoc.Indicators.Catalogue;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DxIoc.Grains.Boards;

/// <summary>
/// Every board, once in this silo: what viewers, the API and the pre-rendered page read. It follows the DistrictGrains
/// as their observer, renews that each few seconds, and fetches a board anew when it missed a change.
/// </summary>
public sealed partial class BoardMirror : BackgroundService
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GapCheck = TimeSpan.FromMilliseconds(250);

    private readonly IGrainFactory _grains;
    private readonly ICatalogueSource _catalogue;
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly ILogger<BoardMirror> _logger;
    private readonly ConcurrentDictionary<string, AreaMirror> _areas = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IBoardObserver> _references = new(StringComparer.Ordinal);
    private volatile bool _catalogueChanged;

    public BoardMirror(
        IGrainFactory grains, ICatalogueSource catalogue, TimeProvider time, CellOptions options, ILogger<BoardMirror> logger)
    {
        _grains = grains;
        _catalogue = catalogue;
        _time = time;
        _interval = TimeSpan.FromMilliseconds(options.ReportMilliseconds);
        _logger = logger;
        catalogue.Changed += (_, _) => _catalogueChanged = true;
    }

    /// <summary>True once every area's board is here.</summary>
    public bool Ready => _catalogue.Current.Areas.All.All(a => _areas.TryGetValue(a.Id, out var mirror) && mirror.Known);

    /// <summary>The board now; null for an area that the catalogue does not have, or before it is known.</summary>
    public BoardUpdate? Snapshot(string area) => _areas.TryGetValue(area, out var mirror) ? mirror.Snapshot() : null;

    /// <summary>A viewer's stream: the whole board, then what changes, at most four times a second, merged in between.</summary>
    /// <exception cref="KeyNotFoundException">The catalogue has no such area.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "Disposed in the finally block below.")]
    public async IAsyncEnumerable<BoardUpdate> WatchAsync(
        string area, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!_catalogue.Current.Areas.Contains(area))
        {
            throw new KeyNotFoundException($"There is no area '{area}'.");
        }

        var mirror = MirrorOf(area);
        using var viewer = new BoardViewer(area, _time, _interval);
        mirror.Add(viewer);
        BoardMetrics.Viewers.Add(1);
        try
        {
            await foreach (var update in viewer.ReadAsync(cancellation))
            {
                yield return update;
            }
        }
        finally
        {
            mirror.Remove(viewer);
            BoardMetrics.Viewers.Add(-1);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(GapCheck, _time);
        var renewed = new Dictionary<string, long>(StringComparer.Ordinal);
        try
        {
            do
            {
                if (_catalogueChanged)
                {
                    _catalogueChanged = false;
                    await RefreshAsync();
                }

                await Task.WhenAll(_catalogue.Current.Areas.All.Select(a => a.Id).Where(Due).Select(FollowAsync).ToList());
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }

        bool Due(string area)
        {
            var mirror = MirrorOf(area);
            var due = !mirror.Known || mirror.Gap
                || !renewed.TryGetValue(area, out var at) || _time.GetElapsedTime(at) >= Renewal;
            if (due)
            {
                renewed[area] = _time.GetTimestamp();
            }

            return due;
        }
    }

    private AreaMirror MirrorOf(string area) => _areas.GetOrAdd(area, id => new AreaMirror(id, _time));

    private async Task FollowAsync(string area)
    {
        try
        {
            var mirror = MirrorOf(area);
            var reference = _references.GetOrAdd(area, _ => _grains.CreateObjectReference<IBoardObserver>(mirror));
            mirror.Tell(await _grains.GetGrain<IDistrictGrain>(area).Watch(reference));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogBoardAway(area, e.Message);
        }
    }

    private async Task RefreshAsync()
    {
        foreach (var area in _catalogue.Current.Areas.All.Reverse())
        {
            try
            {
                await _grains.GetGrain<IDistrictGrain>(area.Id).Refresh();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                _catalogueChanged = true;
                LogBoardAway(area.Id, e.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "BoardAway: the board of {Area} could not be followed and is tried again: {Reason}")]
    private partial void LogBoardAway(string area, string reason);
}
