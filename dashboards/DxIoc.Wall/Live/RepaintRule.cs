namespace DxIoc.Wall.Live;

/// <summary>When a screen repaints: a change of status at once, values at most every half second, ages every second. Pure.</summary>
public static class RepaintRule
{
    public static readonly TimeSpan Values = TimeSpan.FromMilliseconds(500);
    public static readonly TimeSpan Ages = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait with the next repaint.</summary>
    public static TimeSpan Wait(bool urgent, TimeSpan sinceLast) =>
        urgent || sinceLast >= Values ? TimeSpan.Zero : Values - sinceLast;
}
