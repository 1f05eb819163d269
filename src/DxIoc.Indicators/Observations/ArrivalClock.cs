namespace DxIoc.Indicators.Observations;

/// <summary>
/// Stamps arrivals: the injected clock, but never the same microsecond twice, so that two messages of one device
/// without a time of their own stay two observations. Safe for concurrent use.
/// </summary>
public sealed class ArrivalClock(TimeProvider time)
{
    private long _last;

    public Instant Next()
    {
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(last + 1, Instant.Now(time).Micros);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return new Instant(next);
            }
        }
    }
}
