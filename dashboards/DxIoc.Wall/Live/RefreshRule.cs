namespace DxIoc.Wall.Live;

/// <summary>When a page loads again by itself: as often as it wants to, and soon where the last load brought nothing. Pure.</summary>
public static class RefreshRule
{
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(10);

    /// <param name="refresh">What the page wants; infinite for never.</param>
    public static TimeSpan Wait(bool loaded, TimeSpan refresh) =>
        !loaded && (refresh == Timeout.InfiniteTimeSpan || refresh > Retry) ? Retry : refresh;
}
