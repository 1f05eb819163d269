using DxIoc.Grains.Districts;
using DxIoc.Grains.Wire;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Indicators.Windows;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace DxIoc.Grains.Cells;

/// <summary>
/// The shell around an <see cref="IndicatorCell"/>. Timers: one reports changes upwards (at most four times a second),
/// one gives its part to its parent (more often: each step on the way up adds to what a screen waits), one wakes it when its
/// freshness changes without any observation, one records its running minute.
/// Upward calls are started and never awaited within a turn: a parent that activates may be asking this cell.
/// </summary>
[KeepAlive]
internal sealed partial class IndicatorGrain(
    ICatalogueSource catalogue,
    IHistory history,
    MinuteRecorder recorder,
    TimeProvider time,
    CellOptions options,
    ILogger<IndicatorGrain> logger) : Grain, IIndicatorGrain
{
    private readonly ILogger<IndicatorGrain> _logger = logger;
    private CellKey _key;
    private IndicatorDefinition? _indicator;
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private IndicatorCell? _cell;
    private string? _parent;
    private CellReading? _reported;
    private Task _toDistrict = Task.CompletedTask;
    private Task _toParent = Task.CompletedTask;
    private IGrainTimer? _report;
    private IGrainTimer? _give;
    private IGrainTimer? _expire;
    private IGrainTimer? _record;
    private bool _reportDue;
    private bool _recordDue;
    private bool _giveDue;
    private long _lastReport;
    private long _lastGiven;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = CellKey.Parse(this.GetPrimaryKeyString());
        var never = new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { KeepAlive = true };
        _report = this.RegisterGrainTimer(ReportAsync, never);
        _give = this.RegisterGrainTimer(GiveAsync, never);
        _expire = this.RegisterGrainTimer(ExpireAsync, never);
        _record = this.RegisterGrainTimer(RecordAsync, never);
        await RebuildAsync(cancellationToken);
    }

    public Task Accept(CellBatch batch)
    {
        if (_cell is not null && _cell.Accept(batch.Observations))
        {
            Changed();
        }

        return Task.CompletedTask;
    }

    public Task MergePart(PartEnvelope part)
    {
        if (_cell is not null && _indicator is not null && part.Open(_indicator, _zone) is { } opened && _cell.MergePart(opened))
        {
            Changed();
        }

        return Task.CompletedTask;
    }

    public Task<PartEnvelope?> GetPart() =>
        Task.FromResult(_cell is null || _indicator is null ? null : PartEnvelope.Of(_cell.Part(), _indicator));

    public Task<CellReading?> GetReading() => Task.FromResult(_cell?.Read(Instant.Now(time)));

    public Task Rebuild() => RebuildAsync(CancellationToken.None);

    private async Task RebuildAsync(CancellationToken cancellation)
    {
        var current = catalogue.Current;
        _indicator = current.Find(_key.Indicator);
        if (_indicator is null || _indicator.Feed is null || !current.OnBoard(_key.Area, _key.Indicator))
        {
            _cell = null;
            return;
        }

        _zone = current.Zone;
        var parts = current.PartsOf(_key.Area, _indicator).ToList();
        var parent = current.RollsUpTo(_key.Area, _indicator);
        _parent = parent is not null && current.OnBoard(parent, _indicator.Id) ? parent : null;
        var cell = new IndicatorCell(_key.Area, _indicator, current.Zone, parts);
        cell.Rebuild(await history.ReadCellAsync(
            new CellQuery(_key.Area, _indicator.Id, _indicator.Feed, _indicator.Measures, WindowFactory.Reach(_indicator)),
            cancellation));
        foreach (var part in await Task.WhenAll(parts.Select(area => Cell(area).GetPart())))
        {
            if (part?.Open(_indicator, _zone) is { } opened)
            {
                cell.MergePart(opened);
            }
        }

        _cell = cell;
        _reported = null;
        Changed();
    }

    private IIndicatorGrain Cell(string area) =>
        GrainFactory.GetGrain<IIndicatorGrain>(new CellKey(area, _key.Indicator).ToString());

    private void Changed()
    {
        if (!_recordDue)
        {
            _recordDue = true;
            _record!.Change(TimeSpan.FromSeconds(options.RecordSeconds), Timeout.InfiniteTimeSpan);
        }

        if (!_reportDue)
        {
            _reportDue = true;
            _report!.Change(Rest(_lastReport, options.ReportMilliseconds), Timeout.InfiniteTimeSpan);
        }

        if (!_giveDue && _parent is not null)
        {
            _giveDue = true;
            _give!.Change(Rest(_lastGiven, options.PartMilliseconds), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>How long until the interval since the last time is over; a first change waits for company only a moment.</summary>
    private TimeSpan Rest(long last, int intervalMilliseconds)
    {
        var settle = TimeSpan.FromMilliseconds(options.SettleMilliseconds);
        var rest = last == 0 ? settle : TimeSpan.FromMilliseconds(intervalMilliseconds) - time.GetElapsedTime(last);
        return rest > settle ? rest : settle;
    }

    private Task ReportAsync(CancellationToken cancellation)
    {
        _reportDue = false;
        if (_cell is null)
        {
            return Task.CompletedTask;
        }

        if (!_toDistrict.IsCompleted)
        {
            // One call in flight: what changes meanwhile goes with the next one.
            _reportDue = true;
            _report!.Change(TimeSpan.FromMilliseconds(options.ReportMilliseconds), Timeout.InfiniteTimeSpan);
            return Task.CompletedTask;
        }

        _lastReport = time.GetTimestamp();
        var now = Instant.Now(time);
        var reading = _cell.Read(now);
        if (reading != _reported)
        {
            if (_reported is not null && _reported.Status != reading.Status)
            {
                recorder.Add(_cell.TakeMinutes());
            }

            _reported = reading;
            _toDistrict = SendAsync(GrainFactory.GetGrain<IDistrictGrain>(_key.Area).Report(new ReadingReport([reading])));
        }

        ScheduleExpiry(now);
        return Task.CompletedTask;
    }

    private Task GiveAsync(CancellationToken cancellation)
    {
        _giveDue = false;
        if (_cell is null || _parent is null)
        {
            return Task.CompletedTask;
        }

        if (!_toParent.IsCompleted)
        {
            _giveDue = true;
            _give!.Change(TimeSpan.FromMilliseconds(options.PartMilliseconds), Timeout.InfiniteTimeSpan);
            return Task.CompletedTask;
        }

        _lastGiven = time.GetTimestamp();
        _toParent = SendAsync(Cell(_parent).MergePart(PartEnvelope.Of(_cell.Part(), _indicator!)));
        return Task.CompletedTask;
    }

    /// <summary>A failed call is said again with the next report, which it makes due.</summary>
    private async Task SendAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogReportFailed(_key.Area, _key.Indicator, e.Message);
            _reported = null;
            Changed();
        }
    }

    private Task ExpireAsync(CancellationToken cancellation)
    {
        if (_cell is not null && !_reportDue)
        {
            _reportDue = true;
            _report!.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        return Task.CompletedTask;
    }

    private void ScheduleExpiry(Instant now)
    {
        if (_cell!.NextExpiry(now) is { } next)
        {
            var wait = next - now + TimeSpan.FromMilliseconds(1);
            _expire!.Change(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        }
        else
        {
            _expire!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private Task RecordAsync(CancellationToken cancellation)
    {
        _recordDue = false;
        if (_cell is not null)
        {
            recorder.Add(_cell.TakeMinutes());
        }

        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        RecordAsync(cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "ReportFailed: {Area}/{Indicator} could not tell its board or its parent and tries again: {Reason}")]
    private partial void LogReportFailed(string area, string indicator, string reason);
}
