using DxIoc.Contracts.Feeds;
using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Intake;

/// <summary>
/// A device's own time against the arrival of its last sixteen messages. The one that was least on its way says most of the clock, so that
/// late messages do not count against it as long as one comes in time. Not for concurrent use.
/// </summary>
internal sealed class ClockOffsets
{
    private const int Kept = 16;
    private const int JudgedFrom = 3;

    /// <summary>What a message may be on its way, and what a clock may differ, before anything is said of it.</summary>
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(5);

    /// <summary>A back-fill may bring a few seconds' messages at once, which all lie behind by about as much.</summary>
    private static readonly TimeSpan JudgedOver = TimeSpan.FromMinutes(1);

    private readonly Instant[] _times = new Instant[Kept];
    private readonly Instant[] _arrivals = new Instant[Kept];
    private int _count;

    /// <summary>Notes a message, once for all its parts: the newest of their times counts.</summary>
    public void Note(Instant time, Instant arrived)
    {
        var last = (_count - 1) % Kept;
        if (_count > 0 && _arrivals[last] == arrived)
        {
            _times[last] = _times[last] > time ? _times[last] : time;
            return;
        }

        // Twice round is enough to know that it is full; the count does not run over in a device's life.
        _count = _count == 2 * Kept ? Kept + 1 : _count + 1;
        (_times[(_count - 1) % Kept], _arrivals[(_count - 1) % Kept]) = (time, arrived);
    }

    /// <summary>Null before the first message.</summary>
    public DeviceClock? Read()
    {
        var count = Math.Min(_count, Kept);
        if (count == 0)
        {
            return null;
        }

        var offsets = Enumerable.Range(0, count).Select(i => _times[i] - _arrivals[i]).ToList();
        var (best, worst) = (offsets.Max(), offsets.Min());
        var over = _arrivals.Take(count).Max() - _arrivals.Take(count).Min();
        var state = best > Ahead ? ClockState.Ahead
            : best >= -Delay ? ClockState.Good
            : count >= JudgedFrom && over >= JudgedOver && best - worst <= Delay ? ClockState.Behind
            : ClockState.CatchingUp;
        return new DeviceClock(best.TotalSeconds, count, state);
    }
}
