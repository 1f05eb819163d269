using DxIoc.Grains.Boards;
using DxIoc.Grains.Cells;
using DxIoc.Grains.Wire;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace DxIoc.Grains.Districts;

/// <summary>
/// The shell around an area's <see cref="BoardBook"/>. Timers: one gathers changes for a moment before it tells the
/// observers, one asks every cell now and then, so that a cell which was lost with its silo comes back unasked. Reported
/// figures have no cells: it reads them itself.
/// </summary>
[KeepAlive]
internal sealed class DistrictGrain(
    ICatalogueSource catalogue, ReportedBoards reported, MinuteRecorder recorder, TimeProvider time, ILogger<DistrictGrain> logger)
    : Grain, IDistrictGrain
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan AskCells = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ObserverLease = TimeSpan.FromMinutes(1);

    private readonly ObserverManager<IBoardObserver> _observers = new(ObserverLease, logger);
    private BoardBook _board = BoardBook.Empty;
    private DerivedMinutes? _derived;
    private long _version;
    private IGrainTimer? _tell;
    private bool _tellDue;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _version = time.GetUtcNow().ToUnixTimeMilliseconds();
        _tell = this.RegisterGrainTimer(
            TellAsync, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true });
        this.RegisterGrainTimer(
            _ => AskCellsAsync(), new GrainTimerCreationOptions(AskCells, AskCells) { KeepAlive = true, Interleave = true });
        _board = new BoardBook(this.GetPrimaryKeyString(), catalogue.Current);
        await AskCellsAsync();
    }

    public Task Report(ReadingReport report)
    {
        var changed = false;
        foreach (var reading in report.Readings)
        {
            changed |= _board.Put(reading);
        }

        if (changed)
        {
            TellSoon();
        }

        return Task.CompletedTask;
    }

    public Task<BoardDelta> GetBoard() => Task.FromResult(Whole());

    public Task<BoardDelta> Watch(IBoardObserver observer)
    {
        _observers.Subscribe(observer, observer);
        return Task.FromResult(Whole());
    }

    public async Task Reported()
    {
        var readings = await reported.ReadAsync(catalogue.Current, this.GetPrimaryKeyString(), Instant.Now(time), CancellationToken.None);
        await Report(new ReadingReport([.. readings]));
    }

    public async Task Refresh()
    {
        _board = new BoardBook(this.GetPrimaryKeyString(), catalogue.Current);
        await Task.WhenAll(_board.Cells.Select(id => Cell(id).Rebuild()));
        await AskCellsAsync();
        _version++;
        await _observers.Notify(o => o.Changed(Whole()));
    }

    private async Task AskCellsAsync()
    {
        var readings = await Task.WhenAll(_board.Cells.Select(id => Cell(id).GetReading()));
        await Report(new ReadingReport([.. readings.OfType<CellReading>()]));
        await Reported();
    }

    private IIndicatorGrain Cell(string indicator) =>
        GrainFactory.GetGrain<IIndicatorGrain>(new CellKey(this.GetPrimaryKeyString(), indicator).ToString());

    private void TellSoon()
    {
        if (!_tellDue)
        {
            _tellDue = true;
            _tell!.Change(Gather, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task TellAsync(CancellationToken cancellation)
    {
        _tellDue = false;
        var changed = _board.TakeChanged();
        if (changed.Length > 0)
        {
            Record(changed);
            var delta = new BoardDelta(this.GetPrimaryKeyString(), ++_version, false, changed);
            await _observers.Notify(o => o.Changed(delta));
        }
    }

    /// <summary>Cells record their own minutes; the derived indicators have no cells.</summary>
    private void Record(CellReading[] changed)
    {
        _derived ??= new DerivedMinutes(this.GetPrimaryKeyString());
        var minutes = changed.Where(r => _board.IsDerived(r.Indicator)).Select(_derived.Put).OfType<MinuteReading>().ToList();
        if (minutes.Count > 0)
        {
            recorder.Add(minutes);
        }
    }

    /// <summary>What was not told yet stays to be told: the whole board already contains it, and twice is harmless.</summary>
    private BoardDelta Whole() => new(this.GetPrimaryKeyString(), _version, true, _board.All());
}
