using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Readings;

/// <summary>
/// One indicator in one area: its window, its parts, its devices, its status. The value is a function of the
/// observations alone (the window ends at the newest one); the clock decides only freshness.
/// Not safe for concurrent use; a grain owns it.
/// </summary>
public sealed class IndicatorCell
{
    private readonly string _area;
    private readonly IndicatorDefinition _indicator;
    private readonly TimeZoneInfo _zone;
    private readonly HashSet<string> _expectedParts;
    private readonly Dictionary<string, CellPart> _parts = new(StringComparer.Ordinal);
    private readonly MinuteMarks _minutes;
    private IWindow _own;
    private IWindow? _merged;
    private DeviceRoster _devices = new();
    private ReadingStatus _status;
    private long _rebuiltCommit;

    /// <param name="area">The area's id.</param>
    /// <param name="indicator">Not a formula.</param>
    /// <param name="zone">The civil zone of day windows.</param>
    /// <param name="parts">The child areas that are expected to give a part; empty at a leaf.</param>
    public IndicatorCell(string area, IndicatorDefinition indicator, TimeZoneInfo zone, IReadOnlyCollection<string> parts)
    {
        _area = area;
        _indicator = indicator;
        _zone = zone;
        _expectedParts = new HashSet<string>(parts, StringComparer.Ordinal);
        _own = WindowFactory.Create(indicator, zone);
        _minutes = new MinuteMarks(indicator.Window.Bucket, WindowFactory.Behind(indicator));
    }

    /// <summary>Starts anew from history. Parts given before stay.</summary>
    public void Rebuild(CellHistory history)
    {
        _own = WindowFactory.Create(_indicator, _zone);
        _merged = null;
        _devices = new DeviceRoster();
        _rebuiltCommit = 0;
        foreach (var (device, last) in history.Devices)
        {
            _devices.Hear(device, last);
        }

        foreach (var observation in history.Observations)
        {
            Put(observation);
        }

        _rebuiltCommit = history.Commit;
        _status = history.LastStatus;
        if (Window.Newest is { } newest)
        {
            _minutes.Restart(newest);
            foreach (var minute in _minutes.Marked.Where(m => !(m < history.LastMinute)))
            {
                MoveStatus(Window.Evaluate(MinuteMarks.EndOf(minute, newest)));
            }
        }
    }

    /// <summary>
    /// Takes observations, each once. Those which a rebuild already contained (by commit) and those later than
    /// the allowed lateness are passed over. True when anything changed.
    /// </summary>
    public bool Accept(ReadOnlySpan<CellObservation> observations)
    {
        var changed = false;
        foreach (var observation in observations)
        {
            if (observation.Commit > _rebuiltCommit || observation.Commit == 0)
            {
                changed |= Take(observation);
            }
        }

        return changed;
    }

    /// <summary>Takes a child's part in place of the one before. Areas that are not expected are ignored. True when anything changed.</summary>
    public bool MergePart(CellPart part)
    {
        if (!_expectedParts.Contains(part.Area))
        {
            return false;
        }

        var before = _parts.GetValueOrDefault(part.Area);
        _parts[part.Area] = part;
        _merged = null;
        if (Newest is not { } newest)
        {
            return true;
        }

        if (before is not null)
        {
            _minutes.Mark(before.Window, part.Window, newest);
        }
        else if (part.Newest is not null)
        {
            // Like a rebuild: what the part held before this cell knew it may be missing in any recorded minute.
            _minutes.MarkAll(newest);
        }

        return true;
    }

    /// <summary>What this cell gives to its parent: a copy.</summary>
    public CellPart Part() => new(_area, Window.Copy(), Window.Newest);

    /// <summary>The reading as it stands; moves the status (with its deadband) along.</summary>
    public CellReading Read(Instant now)
    {
        var window = Window;
        if (window.Newest is not { } newest)
        {
            return Missing(new Coverage(0, _expectedParts.Count), 0);
        }

        var evaluation = window.Evaluate(newest);
        var coverage = CoverageAt(newest, now);
        if (evaluation.Value is not { } raw)
        {
            return Missing(coverage, evaluation.Samples);
        }

        var value = Significant.Of(raw);
        MoveStatus(evaluation);
        var freshness = now - newest <= _indicator.StaleAfter ? Freshness.Live : Freshness.Stale;
        return new CellReading(
            _indicator.Id,
            value,
            _status,
            freshness,
            newest,
            evaluation.Samples,
            coverage,
            Trend(window, newest, value),
            _indicator.Target?.Value,
            AttainmentRule.Of(value, _indicator.Target),
            freshness == Freshness.Stale && _status is (ReadingStatus.Warning or ReadingStatus.Critical));
    }

    /// <summary>When freshness or coverage changes next without any observation; null when it will not.</summary>
    public Instant? NextExpiry(Instant now)
    {
        var next = _devices.NextExpiry(now, _indicator.StaleAfter);
        foreach (var part in _parts.Values)
        {
            if (part.Newest is { } newest && newest + _indicator.StaleAfter is var expiry && expiry >= now && !(next <= expiry))
            {
                next = expiry;
            }
        }

        return next;
    }

    /// <summary>
    /// The minutes that changed since the last call, to be recorded: touched by observations, parts or a rebuild.
    /// At most what the window's retention can still evaluate.
    /// </summary>
    public IReadOnlyList<MinuteReading> TakeMinutes()
    {
        if (Window.Newest is not { } newest)
        {
            return [];
        }

        var taken = new List<MinuteReading>();
        foreach (var minute in _minutes.Take(newest))
        {
            if (MinuteOf(minute, newest) is { } reading)
            {
                taken.Add(reading);
            }
        }

        return taken;
    }

    /// <summary>Own observations and parts as one; where there are no parts the own window itself.</summary>
    private IWindow Window
    {
        get
        {
            if (_expectedParts.Count == 0)
            {
                return _own;
            }

            if (_merged is null)
            {
                _merged = _own.Copy();
                foreach (var part in _parts.Values)
                {
                    _merged.Merge(part.Window);
                }
            }

            return _merged;
        }
    }

    /// <summary>The newest of own observations and parts, without merging them.</summary>
    private Instant? Newest
    {
        get
        {
            var newest = _own.Newest;
            foreach (var part in _parts.Values)
            {
                newest = part.Newest is { } time && !(time <= newest) ? time : newest;
            }

            return newest;
        }
    }

    private bool Take(in CellObservation o)
    {
        var taken = Put(o);
        if (taken)
        {
            _minutes.Mark(o.Time, Newest ?? o.Time);
        }

        return taken;
    }

    private bool Put(in CellObservation o)
    {
        if (LatenessRule.IsLate(_indicator, o.Time, o.Arrived) || !_own.Add(o.Device, o.Measure, o.Time, o.Value))
        {
            return false;
        }

        _devices.Hear(o.Device, o.Time);
        _merged = null;
        return true;
    }

    private void MoveStatus(in Evaluation evaluation)
    {
        if (evaluation.Value is { } value)
        {
            _status = StatusRule.Next(_status, Significant.Of(value), _indicator.Thresholds);
        }
    }

    private Coverage CoverageAt(Instant newest, Instant now) => _expectedParts.Count == 0
        ? _devices.Coverage(newest, now, _indicator.StaleAfter)
        : new Coverage(
            _parts.Values.Count(p => p.Newest is { } last && now - last <= _indicator.StaleAfter), _expectedParts.Count);

    private CellReading Missing(Coverage coverage, long samples) => new(
        _indicator.Id,
        null,
        _status,
        Freshness.Missing,
        null,
        samples,
        coverage,
        null,
        _indicator.Target?.Value,
        null,
        _status is ReadingStatus.Warning or ReadingStatus.Critical);

    private double? Trend(IWindow window, Instant newest, double value)
    {
        var then = newest - _indicator.TrendSpan;
        return _indicator.Window.CivilDay && CivilDay(then) != CivilDay(newest) ? null
            : window.Evaluate(then).Value is { } earlier ? Significant.Difference(value, earlier)
            : null;
    }

    private DateTime CivilDay(Instant time) => TimeZoneInfo.ConvertTime(time.ToDateTimeOffset(), _zone).Date;

    private MinuteReading? MinuteOf(Instant minute, Instant newest)
    {
        var count = Window.Count(minute, minute + MinuteMarks.Minute);
        var end = MinuteMarks.EndOf(minute, newest);
        if (count == 0 || Window.Evaluate(end).Value is not { } last)
        {
            return null;
        }

        var (min, max) = (last, last);
        for (var at = minute; at < end; at += _indicator.Window.Bucket)
        {
            if (Window.Evaluate(at).Value is { } value)
            {
                (min, max) = (Math.Min(min, value), Math.Max(max, value));
            }
        }

        var running = minute + MinuteMarks.Minute > newest;
        var status = running ? _status : StatusRule.Next(ReadingStatus.Unknown, last, _indicator.Thresholds);
        return new MinuteReading(
            _area,
            _indicator.Id,
            minute,
            Significant.Of(last),
            Significant.Of(min),
            Significant.Of(max),
            _minutes.Begins(minute) ? count : 0,
            status,
            _indicator.Cumulative);
    }
}
