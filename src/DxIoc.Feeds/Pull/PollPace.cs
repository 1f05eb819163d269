namespace DxIoc.Feeds.Pull;

/// <summary>
/// When a poll comes again. While all goes well: at its own distance from the last begin. After failures: soon, then each time after
/// twice as long, up to a minute or its own distance, whichever is longer; a random part of it, so that servers do not come in step;
/// and never before the other side wants it. Pure but for its count.
/// </summary>
internal sealed class PollPace(TimeSpan every)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(500);

    /// <summary>What the other side may ask for at most: a mistake of its clock shall not end the poll.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromHours(1);

    public int Failures { get; private set; }

    /// <summary>Before the first poll, so that a start does not ask everybody at once.</summary>
    /// <param name="share">Random, 0 to 1.</param>
    public TimeSpan Before(double share) => (every / 10 < Soon ? every / 10 : Soon) * share;

    public TimeSpan AfterSuccess(TimeSpan took)
    {
        Failures = 0;
        return every - took > Least ? every - took : Least;
    }

    /// <param name="asked">By the other side, or null.</param>
    /// <param name="share">Random, 0 to 1.</param>
    public TimeSpan AfterFailure(TimeSpan? asked, double share)
    {
        Failures++;
        var first = every < Soon ? every : Soon;
        var longest = every > Minute ? every : Minute;
        var step = first * Math.Pow(2, Math.Min(Failures - 1, 20));
        var wait = (step < longest ? step : longest) * (0.5 + (share / 2));
        var wanted = asked is { } a ? (a < LongestAsked ? a : LongestAsked) : TimeSpan.Zero;
        return wait > wanted ? wait : wanted;
    }
}
