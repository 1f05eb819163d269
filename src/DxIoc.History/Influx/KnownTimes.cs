namespace DxIoc.History.Influx;

/// <summary>
/// The times of a series' newest observations. For a time after the floor it knows exactly whether there was one; at or
/// before the floor only the server knows. The floor stands until <see cref="Trim"/>, which bounds what is kept: what can be
/// told at a transaction's begin can be told, and taken back, until its end. Not safe for concurrent use.
/// </summary>
internal sealed class KnownTimes(long floor)
{
    private const int Limit = 256;
    private long[] _times = [];
    private int _count;
    private long _floor = floor;

    /// <summary>Of a series that nobody has heard of.</summary>
    public static KnownTimes OfNewSeries() => new(long.MinValue);

    /// <summary>False where only the server can tell.</summary>
    public bool CanTell(long time) => time > _floor;

    /// <summary>Remembers a time that it can tell of; false when it was here already.</summary>
    public bool Add(long time)
    {
        var at = _count;
        if (_count > 0 && time <= _times[_count - 1])
        {
            at = Array.BinarySearch(_times, 0, _count, time);
            if (at >= 0)
            {
                return false;
            }

            at = ~at;
        }

        if (_count == _times.Length)
        {
            Array.Resize(ref _times, Math.Max(_count * 2, 4));
        }

        Array.Copy(_times, at, _times, at + 1, _count - at);
        _times[at] = time;
        _count++;
        return true;
    }

    /// <summary>Takes back what was added and did not become durable.</summary>
    public void Remove(long time)
    {
        var at = Array.BinarySearch(_times, 0, _count, time);
        if (at >= 0)
        {
            _count--;
            Array.Copy(_times, at + 1, _times, at, _count - at);
        }
    }

    /// <summary>Over its limit it forgets all but the newest half of that: they are for the server to tell of from now on.</summary>
    public void Trim()
    {
        if (_count > Limit)
        {
            var forgotten = _count - (Limit / 2);
            _floor = _times[forgotten - 1];
            _count -= forgotten;
            Array.Copy(_times, forgotten, _times, 0, _count);
        }

        if (_times.Length > Limit)
        {
            Array.Resize(ref _times, Limit);
        }
    }
}
