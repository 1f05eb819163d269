using DxIoc.Contracts.Catalogue;

namespace DxIoc.Wall.Pages;

/// <summary>From how many seconds on a line shows a gap between two points: what is longer than the figure may be old. Pure.</summary>
public static class ChartGap
{
    /// <summary>Senders are not punctual: what is shorter is no gap.</summary>
    private const double Shortest = 300;

    /// <summary>Derived figures have no limit of their own.</summary>
    private const double Derived = 1_800;

    /// <param name="step">Seconds of a step of the chart.</param>
    /// <param name="hours">Of the whole chart: a gap narrower than a 144th of it is not seen.</param>
    public static double Of(IndicatorInfo info, double step, int hours) =>
        Math.Max(Math.Max(info.Feed is null ? Derived : info.StaleAfter, step), Math.Max(Shortest, hours * 3_600 / 144.0));
}
