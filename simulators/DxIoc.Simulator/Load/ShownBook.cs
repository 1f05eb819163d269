namespace DxIoc.Simulator.Load;

/// <summary>
/// The prompt messages of one board in the order of their own times, for viewers that read along. A ring: who is further behind
/// than it is long has lost sight of the rest, which is counted. Safe for concurrent use.
/// </summary>
internal sealed class ShownBook
{
    /// <summary>Messages at most: 1 MiB a board.</summary>
    public const int Length = 1 << 16;

    private readonly (long Instant, TimeSpan Due)[] _ring = new (long, TimeSpan)[Length];
    private readonly Lock _gate = new();
    private long _count;

    /// <summary>Messages so far.</summary>
    public long Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    public void Add(long instantMicros, TimeSpan due)
    {
        lock (_gate)
        {
            _ring[_count++ % Length] = (instantMicros, due);
        }
    }

    /// <summary>Counts each message up to an instant, from a viewer's place on, with the time until now; the new place.</summary>
    /// <param name="lost">Messages that were overwritten before this viewer came to them.</param>
    public long Show(long place, long instantMicros, TimeSpan now, Latencies latencies, out long lost)
    {
        lock (_gate)
        {
            lost = Math.Max(0, _count - Length - place);
            for (place += lost; place < _count && _ring[place % Length].Instant <= instantMicros; place++)
            {
                latencies.Add(now - _ring[place % Length].Due);
            }

            return place;
        }
    }
}
