using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Readings;

/// <summary>Which minutes of a cell changed since they were recorded. Bounded by how far back the window can evaluate.</summary>
/// <param name="bucket">A change in a bucket longer than a minute changes every minute of it.</param>
/// <param name="reach">How far back from the newest observation minutes can be evaluated.</param>
internal sealed class MinuteMarks(TimeSpan bucket, TimeSpan reach)
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly long Width = (long)Minute.TotalMicroseconds;

    private readonly long _bucket = Math.Max(Width, (long)bucket.TotalMicroseconds);
    private readonly SortedSet<long> _marked = [];
    private Instant? _running;

    public IEnumerable<Instant> Marked => _marked.Select(m => new Instant(m * Width));

    /// <summary>
    /// A change at a time changes every minute from there to the newest. The minute that was running ends with it: its
    /// window now reaches to its end.
    /// </summary>
    public void Mark(Instant from, Instant newest)
    {
        from = _running < from ? _running.Value : from;
        _running = newest;
        var last = NumberOf(newest);
        for (var minute = Math.Max(NumberOf(StartOf(from)), Oldest(newest)); minute <= last; minute++)
        {
            _marked.Add(minute);
        }
    }

    /// <summary>What a part changed: from the first minute in which it now counts otherwise than before.</summary>
    public void Mark(IWindow before, IWindow after, Instant newest)
    {
        for (var at = new Instant(Oldest(newest) * Width); at <= newest; at += Minute)
        {
            if (before.Count(at, at + Minute) != after.Count(at, at + Minute))
            {
                Mark(at, newest);
                return;
            }
        }
    }

    /// <summary>Whether a minute is the first of its bucket.</summary>
    public bool Begins(Instant minute) => StartOf(minute) == minute;

    /// <summary>
    /// After a rebuild: all that can be evaluated, not only what follows the last recorded minute, since a late
    /// observation may have corrected an earlier one just before the fall.
    /// </summary>
    public void Restart(Instant newest)
    {
        _marked.Clear();
        MarkAll(newest);
    }

    public void MarkAll(Instant newest) => Mark(new Instant(Oldest(newest) * Width), newest);

    /// <summary>The marked minutes that can still be evaluated, oldest first; nothing is marked any more.</summary>
    public IReadOnlyList<Instant> Take(Instant newest)
    {
        var oldest = Oldest(newest);
        List<Instant> taken = [.. _marked.Where(m => m >= oldest).Select(m => new Instant(m * Width))];
        _marked.Clear();
        return taken;
    }

    /// <summary>The moment at which a minute is evaluated: its last microsecond, or the newest observation while it runs.</summary>
    public static Instant EndOf(Instant minute, Instant newest)
    {
        var end = new Instant(minute.Micros + Width - 1);
        return end < newest ? end : newest;
    }

    private Instant StartOf(Instant time) => new(time.Micros - (time.Micros % _bucket));

    private long Oldest(Instant newest) => NumberOf(newest - reach) + 1;

    private static long NumberOf(Instant time) => time.Micros / Width;
}
