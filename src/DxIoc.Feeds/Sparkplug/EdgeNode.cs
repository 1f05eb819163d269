namespace DxIoc.Feeds.Sparkplug;

/// <summary>
/// One edge node's session: which birth is in force, which seq comes next, what is missing, and when it was last asked to be born
/// again. Times are timestamps of the injected clock. Not safe for concurrent use: its book takes turns.
/// </summary>
internal sealed class EdgeNode(string broker, string group, string id)
{
    private readonly HashSet<byte> _missing = [];
    private byte _next;
    private long? _gapSince;
    private long? _askedAt;
    private bool _wanted;

    public string Broker { get; } = broker;

    public string Group { get; } = group;

    public string Id { get; } = id;

    public EdgeDevice Own { get; } = new();

    public Dictionary<string, EdgeDevice> Devices { get; } = new(StringComparer.Ordinal);

    /// <summary>The bdSeq of the birth in force.</summary>
    public ulong? BirthNumber { get; private set; }

    /// <summary>When something came from it.</summary>
    public long Heard { get; set; }

    /// <summary>Metrics that it makes the book remember; each device counts as one more.</summary>
    public int Weight => 1 + Own.Count + Devices.Values.Sum(d => 1 + d.Count);

    /// <summary>A new session, or the present one said anew; its devices are born after it.</summary>
    public void Bear(SparkplugPayload birth)
    {
        Own.Bear(birth.Metrics);
        foreach (var device in Devices.Values)
        {
            device.Die();
        }

        BirthNumber = birth.BirthNumber;
        _missing.Clear();
        (_next, _gapSince, _wanted) = ((byte)(birth.Sequence + 1), null, false);
    }

    /// <summary>All that was born is void.</summary>
    public void Die()
    {
        Own.Die();
        foreach (var device in Devices.Values)
        {
            device.Die();
        }

        _missing.Clear();
        (_gapSince, _wanted) = (null, false);
    }

    /// <summary>Takes note of a message's seq; true where it begins a gap.</summary>
    public bool Follow(byte sequence, long now)
    {
        if (_missing.Remove(sequence))
        {
            _gapSince = _missing.Count == 0 ? null : _gapSince;
            return false;
        }

        var gap = sequence != _next && _gapSince is null;
        for (; _next != sequence; _next++)
        {
            _missing.Add(_next);
            _gapSince ??= now;
        }

        _next++;
        return gap;
    }

    /// <summary>Wants a rebirth: what came cannot be understood by the births that are known.</summary>
    public void Want() => _wanted = true;

    /// <summary>True where a rebirth is to be asked for now, and counted as asked.</summary>
    public bool Ask(TimeProvider time, TimeSpan reorder, TimeSpan pause)
    {
        var now = time.GetTimestamp();
        if (_gapSince is { } since && time.GetElapsedTime(since, now) >= reorder)
        {
            _missing.Clear();
            (_gapSince, _wanted) = (null, true);
        }

        if (!_wanted || (_askedAt is { } asked && time.GetElapsedTime(asked, now) < pause))
        {
            return false;
        }

        (_askedAt, _wanted) = (now, false);
        return true;
    }
}
