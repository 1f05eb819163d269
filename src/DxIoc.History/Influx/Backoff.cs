namespace DxIoc.History.Influx;

/// <summary>How long to wait before trying again: doubles up to ten seconds, a random part of it, so that servers do not come back in step.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private TimeSpan _next = First;

    /// <summary>At least half of the step, at most all of it.</summary>
    /// <param name="share">Random, 0 to 1.</param>
    public TimeSpan Next(double share)
    {
        var wait = _next * (0.5 + (share / 2));
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return wait;
    }

    public void Reset() => _next = First;
}
