using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>Cuts event time into numbered buckets and says which of them a window covers. Immutable.</summary>
internal sealed class BucketClock
{
    private readonly WindowSpec _spec;
    private readonly TimeZoneInfo _zone;
    private readonly long _width;
    private readonly long _perWindow;

    public BucketClock(WindowSpec spec, TimeSpan reach, TimeZoneInfo zone)
    {
        _spec = spec;
        _zone = zone;
        _width = (long)spec.Bucket.TotalMicroseconds;
        _perWindow = Math.Max(1, (long)Math.Ceiling(spec.Length / spec.Bucket));
        Kept = (int)Math.Ceiling(reach / spec.Bucket) + 1;
    }

    /// <summary>How many buckets are kept, the newest included.</summary>
    public int Kept { get; }

    /// <summary>Start of a bucket.</summary>
    public Instant StartOf(long bucket) => new(bucket * _width);

    public long BucketOf(Instant time) => Math.DivRem(time.Micros, _width, out var rest) - (rest < 0 ? 1 : 0);

    /// <summary>The first bucket of the window that ends with the bucket of <paramref name="end"/>.</summary>
    public long First(Instant end)
    {
        if (!_spec.CivilDay)
        {
            return BucketOf(end) - _perWindow + 1;
        }

        var local = TimeZoneInfo.ConvertTime(end.ToDateTimeOffset(), _zone);
        return BucketOf(Instant.From(new DateTimeOffset(local.Date, local.Offset)));
    }
}
