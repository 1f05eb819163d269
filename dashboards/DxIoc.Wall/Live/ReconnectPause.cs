namespace DxIoc.Wall.Live;

/// <summary>How long to wait before the next try: growing, never long, never the same on every screen. Pure.</summary>
public static class ReconnectPause
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    /// <param name="attempt">From 1.</param>
    /// <param name="chance">0 to 1: spreads screens that lost the server together.</param>
    public static TimeSpan For(int attempt, double chance)
    {
        var pause = Shortest * Math.Pow(1.6, Math.Min(attempt - 1, 10));
        return (pause < Longest ? pause : Longest) * (0.7 + (0.6 * chance));
    }
}
