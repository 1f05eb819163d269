using DxIoc.Contracts.Displays;

namespace DxIoc.Indicators.Displays;

/// <summary>What a screen may say of itself: bounded texts and believable numbers. Pure.</summary>
public static class ReportRule
{
    private const int TextLimit = 80;
    private const double Century = 3_155_760_000;
    private const int LargestSide = 32_768;

    public static bool Believable(DisplayReport? report) => report is { Scene: { Length: <= TextLimit }, Software: { Length: <= TextLimit } }
        && Within(report.Standing, 0, Century)
        && Within(report.UpdateAge, 0, Century)
        && Within(report.ClockOffset, -Century, Century)
        && Within(report.Frames, 0, 1_000)
        && Within(report.HeapMiB, 0, 1_000_000)
        && Side(report.Width)
        && Side(report.Height);

    public static bool Side(int pixels) => pixels is >= 0 and <= LargestSide;

    /// <summary>Neither infinite nor no number.</summary>
    private static bool Within(double value, double least, double most) => value >= least && value <= most;
}
