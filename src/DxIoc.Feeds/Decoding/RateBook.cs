using DxIoc.Feeds.Definitions;

namespace DxIoc.Feeds.Decoding;

/// <summary>
/// Holds devices to the rate limits of their definitions: a bucket each, filled by the injected clock. Bounded; when full, those that
/// could send a whole span again are forgotten, and a device for which there is still no room is refused. Safe for concurrent use.
/// </summary>
internal sealed class RateBook(TimeProvider time, int limit = RateBook.DeviceLimit)
{
    /// <summary>Devices at most.</summary>
    public const int DeviceLimit = 20_000;

    private readonly Dictionary<(string Feed, string Device), Bucket> _buckets = [];
    private readonly Lock _turn = new();
    private long _cleaned = time.GetTimestamp();

    /// <summary>False where the device has sent too much.</summary>
    public bool Take(RateLimit rate, string feed, string device)
    {
        lock (_turn)
        {
            var now = time.GetTimestamp();
            var key = (feed, device);
            if (!_buckets.TryGetValue(key, out var bucket))
            {
                if (_buckets.Count >= limit && !MakeRoom(now))
                {
                    return false;
                }

                bucket = new Bucket(rate, rate.Count, now);
            }

            var filled = Level(bucket with { Rate = rate }, now);
            _buckets[key] = new Bucket(rate, filled >= 1 ? filled - 1 : filled, now);
            return filled >= 1;
        }
    }

    private double Level(Bucket bucket, long now) =>
        Math.Min(bucket.Rate.Count, bucket.Level + (time.GetElapsedTime(bucket.At, now) / bucket.Rate.Span * bucket.Rate.Count));

    /// <summary>At most once a second: while a flood lasts, each of its messages would look through all of them.</summary>
    private bool MakeRoom(long now)
    {
        if (time.GetElapsedTime(_cleaned, now) >= TimeSpan.FromSeconds(1))
        {
            _cleaned = now;
            foreach (var key in _buckets.Where(b => Level(b.Value, now) >= b.Value.Rate.Count).Select(b => b.Key).ToList())
            {
                _buckets.Remove(key);
            }
        }

        return _buckets.Count < limit;
    }

    private readonly record struct Bucket(RateLimit Rate, double Level, long At);
}
