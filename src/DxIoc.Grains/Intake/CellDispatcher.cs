using System.Collections.Concurrent;
using DxIoc.Grains.Cells;
using DxIoc.Grains.Wire;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using Microsoft.Extensions.Logging;

namespace DxIoc.Grains.Intake;

/// <summary>
/// Gathers durable observations by cell and gives each cell one batch at a time. Bounded in observations: beyond the
/// limit the intake waits. A cell whose call failed is told to rebuild from history, where everything is already.
/// </summary>
public sealed partial class CellDispatcher(
    IGrainFactory grains, ICatalogueSource catalogue, TimeProvider time, IntakeOptions options, ILogger<CellDispatcher> logger)
    : IDisposable
{
    private const int LongestPauseSeconds = 30;
    private static readonly TimeSpan RetryAfterFailure = TimeSpan.FromSeconds(1);

    private readonly ILogger<CellDispatcher> _logger = logger;
    private readonly ConcurrentDictionary<CellKey, CellLane> _lanes = new();
    private readonly Dictionary<Series, CellTarget[]> _targets = new(ReferenceEqualityComparer.Instance);
    private readonly SemaphoreSlim _room = new(0, 1);
    private readonly CancellationTokenSource _stop = new();
    private IndicatorCatalogue? _targetsOf;
    private long _gathered;

    /// <summary>Adds a written batch; called by the one writer. Waits while too much is gathered.</summary>
    internal async ValueTask AddAsync(IReadOnlyList<Observation> observations, WriteReceipt receipt)
    {
        for (var i = 0; i < observations.Count; i++)
        {
            if (receipt.Duplicate[i])
            {
                continue;
            }

            var o = observations[i];
            foreach (var target in TargetsOf(o.Series))
            {
                Interlocked.Increment(ref _gathered);
                target.Lane.Add(new CellObservation(
                    o.Series.DeviceKey, target.Measure, o.Time, o.Value, o.Arrived, receipt.Commit));
                if (target.Lane.TryStart())
                {
                    _ = RunAsync(target.Lane);
                }
            }
        }

        while (Interlocked.Read(ref _gathered) > options.DispatchLimit)
        {
            await _room.WaitAsync(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Waits until the cells have taken everything.</summary>
    internal async Task DrainAsync(CancellationToken cancellation)
    {
        while (Interlocked.Read(ref _gathered) > 0 && !cancellation.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, cancellation)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _room.Dispose();
    }

    /// <summary>A lane's life while it has anything: gather, call, again; then it rests.</summary>
    private async Task RunAsync(CellLane lane)
    {
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(options.DispatchMilliseconds), time);
            while (lane.Take() is { Length: > 0 } batch)
            {
                await DeliverAsync(lane, batch);
                if (Interlocked.Add(ref _gathered, -batch.Length) <= options.DispatchLimit && _room.CurrentCount == 0)
                {
                    Release();
                }

                await Task.Delay(TimeSpan.FromMilliseconds(options.DispatchMilliseconds), time);
            }
        }
        while (lane.Rest());
    }

    private void Release()
    {
        try
        {
            _room.Release();
        }
        catch (SemaphoreFullException)
        {
            // Two lanes saw the same free place; one release is enough to wake the writer.
        }
        catch (ObjectDisposedException)
        {
            // The server has stopped; nobody waits any more.
        }
    }

    private async Task DeliverAsync(CellLane lane, CellObservation[] batch)
    {
        var cell = grains.GetGrain<IIndicatorGrain>(lane.Key.ToString());
        IntakeMetrics.CellCalls.Add(1);
        try
        {
            await cell.Accept(new CellBatch(batch));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What the cell missed is in history: a rebuild brings it back whole, whether or not the batch had arrived.
            LogCellFailed(lane.Key.Area, lane.Key.Indicator, e.Message);
            if (lane.TryStartRebuild())
            {
                _ = RebuildAsync(lane, cell);
            }
        }
    }

    /// <summary>
    /// Beside the lane, which goes on: a rebuild skips by their commits what it had read itself. Tried until it works, since a
    /// cell that missed a batch would be wrong for as long as it lives.
    /// </summary>
    private async Task RebuildAsync(CellLane lane, IIndicatorGrain cell)
    {
        for (var attempt = 1; !_stop.IsCancellationRequested; attempt++)
        {
            try
            {
                await Task.Delay(RetryAfterFailure * Math.Min(attempt, LongestPauseSeconds), time, _stop.Token);
                lane.EndRebuild();
                await cell.Rebuild();
                return;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                LogCellFailed(lane.Key.Area, lane.Key.Indicator, e.Message);
                if (!lane.TryStartRebuild())
                {
                    // A batch failed meanwhile and has begun its own.
                    return;
                }
            }
        }
    }

    private CellTarget[] TargetsOf(Series series)
    {
        var current = catalogue.Current;
        if (!ReferenceEquals(current, _targetsOf))
        {
            _targets.Clear();
            _targetsOf = current;
        }

        if (!_targets.TryGetValue(series, out var targets))
        {
            targets = [.. Targets(current, series)];
            _targets.Add(series, targets);
        }

        return targets;
    }

    private IEnumerable<CellTarget> Targets(IndicatorCatalogue current, Series series)
    {
        foreach (var indicator in current.Reading(series.Feed, series.Measure))
        {
            if (!current.OnBoard(series.Area, indicator.Id))
            {
                continue;
            }

            var lane = _lanes.GetOrAdd(new CellKey(series.Area, indicator.Id), key => new CellLane(key));
            for (var i = 0; i < indicator.Measures.Count; i++)
            {
                if (indicator.Measures[i] == series.Measure)
                {
                    yield return new CellTarget(lane, i);
                }
            }
        }
    }

    private readonly record struct CellTarget(CellLane Lane, int Measure);
}
