namespace DxIoc.Wall.Past;

/// <summary>
/// The time machine's own time: an instant of the last 24 hours that stands still or runs at 1 to 600 times the speed, and goes back
/// to now when nobody has touched it for five minutes. Elapsed time is measured, never taken from a wall clock. Pure but for that.
/// </summary>
public sealed class PastClock(TimeProvider time)
{
    /// <summary>How far back the timeline reaches.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromHours(24);

    /// <summary>Untouched for so long, a screen shows the present again.</summary>
    public static readonly TimeSpan ReturnAfter = TimeSpan.FromMinutes(5);

    /// <summary>Seconds of the past that pass in a second.</summary>
    public static readonly IReadOnlyList<int> Speeds = [1, 10, 60, 300, 600];

    private long _advanced;
    private long _touched;

    /// <summary>False: the screen is to show the present.</summary>
    public bool Active { get; private set; }

    public bool Playing { get; private set; }

    public int Speed { get; private set; } = 60;

    /// <summary>Meaningless while not active.</summary>
    public DateTimeOffset Instant { get; private set; }

    /// <summary>How long until it goes back to now by itself; zero when that is due.</summary>
    public TimeSpan UntilReturn => time.GetElapsedTime(_touched) is var idle && idle < ReturnAfter ? ReturnAfter - idle : TimeSpan.Zero;

    /// <summary>Goes to an instant, at most <see cref="Reach"/> ago; one that has not passed yet is the present. Plays on if it played.</summary>
    public void Go(DateTimeOffset instant, DateTimeOffset now)
    {
        Touch();
        if (instant >= now)
        {
            Return();
            return;
        }

        Active = true;
        Instant = instant < now - Reach ? now - Reach : instant;
        _advanced = time.GetTimestamp();
    }

    public void Play()
    {
        Touch();
        Playing = Active;
        _advanced = time.GetTimestamp();
    }

    public void Pause()
    {
        Touch();
        Playing = false;
    }

    /// <summary>Takes one of <see cref="Speeds"/>; anything else changes nothing.</summary>
    public void Choose(int speed)
    {
        Touch();
        Speed = Speeds.Contains(speed) ? speed : Speed;
    }

    public void Touch() => _touched = time.GetTimestamp();

    public void Return() => (Active, Playing) = (false, false);

    /// <summary>Lets the time since the last call pass, at its speed, but not beyond what is known.</summary>
    /// <param name="known">Up to when the past is there to be shown: where it is not yet, time stands.</param>
    public void Advance(DateTimeOffset known)
    {
        var passed = time.GetElapsedTime(_advanced);
        _advanced = time.GetTimestamp();
        if (Playing && Instant < known)
        {
            var next = Instant + (passed * Speed);
            Instant = next < known ? next : known;
        }
    }
}
