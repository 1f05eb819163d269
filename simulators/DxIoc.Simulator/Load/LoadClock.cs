namespace DxIoc.Simulator.Load;

/// <summary>
/// Time since the schedule's begin, by timestamps, and the instants that messages carry: the begin plus their own time. Started
/// once, when everything is ready: what it took to get ready is no delay.
/// </summary>
internal sealed class LoadClock(TimeProvider time)
{
    private long _begun;

    public DateTimeOffset Begin { get; private set; }

    public TimeSpan Elapsed => time.GetElapsedTime(_begun);

    public void Start()
    {
        // To the millisecond, so that own times keep the digits that tell kinds apart.
        Begin = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        _begun = time.GetTimestamp();
    }

    /// <summary>Microseconds of Unix time.</summary>
    public long InstantOf(long ownMicros) => (Begin.ToUnixTimeMilliseconds() * 1_000) + ownMicros;
}
