using DxIoc.Indicators.Observations;

namespace DxIoc.History.Influx;

/// <summary>
/// What waits, in numbers: kept beside the table so that every write can ask whether there is room. Knows the newest
/// durable row and write, and wakes whoever ships them. A row may leave before it is counted: it was read between its
/// commit and its entry here; until that entry nothing waits. Safe for concurrent use.
/// </summary>
internal sealed class SpoolAccount(SpoolOptions options, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly long _limitBytes = (long)options.SizeLimitMiB << 20;
    private readonly TimeSpan _limitAge = TimeSpan.FromHours(options.Hours);
    private TaskCompletionSource _changed = New();
    private long _bytes;
    private long _points;
    private long? _oldest;
    private long _lastRow;
    private long _lastCommit;
    private string? _trouble;

    /// <summary>The newest durable row, and the newest durable write with all of its rows.</summary>
    public (long Row, long Commit) Last
    {
        get
        {
            lock (_gate)
            {
                return (_lastRow, _lastCommit);
            }
        }
    }

    /// <summary>The first row that waited when the file was opened; the one to come when none did.</summary>
    public long First { get; private set; } = 1;

    public string? Trouble
    {
        get
        {
            lock (_gate)
            {
                return _trouble;
            }
        }

        set
        {
            lock (_gate)
            {
                _trouble = value;
            }
        }
    }

    public SpoolState State
    {
        get
        {
            lock (_gate)
            {
                var age = _points > 0 && _oldest is { } oldest ? Instant.Now(time) - new Instant(oldest) : TimeSpan.Zero;
                age = age > TimeSpan.Zero ? age : TimeSpan.Zero;
                var bytes = Math.Max(_bytes, 0);
                var share = Math.Max((double)bytes / _limitBytes, age / _limitAge);
                return new SpoolState(bytes, _limitBytes, Math.Max(_points, 0), age, _limitAge, share, _trouble);
            }
        }
    }

    /// <summary>What the file holds already.</summary>
    public void Load(long bytes, long points, long oldest, long lastRow, long lastCommit, long first)
    {
        lock (_gate)
        {
            First = first;
            (_bytes, _points, _lastRow, _lastCommit) = (bytes, points, lastRow, lastCommit);
            _oldest = points > 0 ? oldest : null;
        }
    }

    /// <summary>Rows and writes became durable.</summary>
    public void Add(long bytes, long points, long lastRow, long lastCommit)
    {
        lock (_gate)
        {
            _bytes += bytes;
            _points += points;
            KnowOldest();
            _lastRow = Math.Max(_lastRow, lastRow);
            _lastCommit = Math.Max(_lastCommit, lastCommit);
            if (points > 0)
            {
                _changed.TrySetResult();
                _changed = New();
            }
        }
    }

    /// <summary>Rows are with the server.</summary>
    /// <param name="oldest">When the oldest row left was written; null when none was seen: what is here then came after the look.</param>
    public void Remove(long bytes, long points, long? oldest)
    {
        lock (_gate)
        {
            _bytes -= bytes;
            _points -= points;
            _oldest = oldest;
            KnowOldest();
        }
    }

    /// <summary>Points that wait now, and what completes when more come.</summary>
    public (long Points, Task More) Watch()
    {
        lock (_gate)
        {
            return (Math.Max(_points, 0), _changed.Task);
        }
    }

    /// <summary>What waits and was not seen by a look came just now.</summary>
    private void KnowOldest()
    {
        if (_points > 0)
        {
            _oldest ??= Instant.Now(time).Micros;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
