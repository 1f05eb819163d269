using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Readings;

/// <summary>Which minutes of a cell changed since they were recorded. Bounded by how far back the window can evaluate.</summary>
internal sealed class MinuteMarks(TimeSpan reach)
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static readonly long Width = (long)Minute.TotalMicroseconds;

    private readonly SortedSet<long> _marked = [];

    public IEnumerable<Instant> Marked => _marked.Select(m => new Instant(m * Width));

    /// <summary>A change at a time changes every minute from there to the newest.</summary>
    public void Mark(Instant from, Instant newest)
    {
        var last = NumberOf(newest);
        for (var minute = Math.Max(NumberOf(from), Oldest(newest)); minute <= last; minute++)
        {
            _marked.Add(minute);
        }
    }

    /// <summary>After a rebuild: everything since the last recorded minute.</summary>
    public void Restart(Instant? lastRecorded, Instant newest)
    {
        _marked.Clear();
        Mark(lastRecorded ?? (newest - reach), newest);
    }

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

    private long Oldest(Instant newest) => NumberOf(newest - reach) + 1;

    private static long NumberOf(Instant time) => time.Micros / Width;
}
