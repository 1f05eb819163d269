using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Reports;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.Indicators.Reports;

/// <summary>
/// The reading of a reported indicator from the published figures in force: those of the newest period that has any, added up or as a
/// ratio of their sums, never mixed with another period's. How many of the areas have reported it is its coverage. Pure.
/// </summary>
public static class ReportedRule
{
    /// <param name="areas">Where it is reported within the area: the area itself, or areas below it.</param>
    /// <param name="figures">In force, of those areas and this indicator, of any period.</param>
    public static CellReading Read(
        IndicatorDefinition indicator, string area, IReadOnlyCollection<string> areas, IReadOnlyList<FigureVersion> figures, TimeZoneInfo zone, Instant now)
    {
        var periods = ByPeriod(indicator, figures);
        var expected = areas.Count == 1 && areas.Contains(area) ? 0 : areas.Count;
        if (periods.Count == 0)
        {
            return new CellReading(
                indicator.Id, null, ReadingStatus.Unknown, Freshness.Missing, null, 0, new Coverage(0, expected), null, indicator.Target?.Value, null, false);
        }

        var (period, of) = periods[0];
        var at = period.End(zone);
        var value = ValueOf(indicator, of);
        var status = StatusRule.Next(ReadingStatus.Unknown, value, indicator.Thresholds);
        var freshness = now - at <= indicator.StaleAfter ? Freshness.Live : Freshness.Stale;
        var target = of is [{ Figure.Target: { } own }] ? own : indicator.Target?.Value;
        return new CellReading(
            indicator.Id,
            value,
            status,
            freshness,
            at,
            of.Count,
            new Coverage(expected == 0 ? 0 : of.Count, expected),
            periods.Count > 1 ? Significant.Difference(value, ValueOf(indicator, periods[1].Figures)) : null,
            target,
            AttainmentRule.Of(value, target is { } t ? (indicator.Target ?? new TargetRule(">=", t, "")) with { Value = t } : null),
            freshness == Freshness.Stale && status is (ReadingStatus.Warning or ReadingStatus.Critical))
        {
            Period = period.ToString(),
            Document = of.Select(f => Named(f.Submission.Document)).Distinct(StringComparer.Ordinal).ToList() is [var one] ? one : null,
        };
    }

    /// <summary>The figures in force by period, the newest period first; what the catalogue no longer reports in such periods is left out.</summary>
    public static IReadOnlyList<(Period Period, IReadOnlyList<FigureVersion> Figures)> ByPeriod(
        IndicatorDefinition indicator, IReadOnlyList<FigureVersion> figures) =>
    [
        .. figures
            .Where(f => f.InForce && Period.TryParse(f.Figure.Period, out var p) && p.Kind == indicator.Report?.Period && Fits(indicator, f.Figure))
            .GroupBy(f => f.Figure.Period, StringComparer.Ordinal)
            .Select(g => (Period.TryParse(g.Key, out var p) ? p : default, (IReadOnlyList<FigureVersion>)[.. g]))
            .OrderByDescending(g => g.Item1.First),
    ];

    /// <summary>The one value of a period's figures, which are at least one.</summary>
    public static double ValueOf(IndicatorDefinition indicator, IReadOnlyList<FigureVersion> figures) => Significant.Of(indicator.Aggregate == AggregateKind.Ratio
        ? figures.Sum(f => f.Figure.Numerator!.Value) / figures.Sum(f => f.Figure.Denominator!.Value) * indicator.Scale
        : figures.Sum(f => f.Figure.Value));

    /// <summary>"Báo cáo quý I (45/BC-STTTT)".</summary>
    public static string Named(FigureDocument document) => document.Number.Length == 0 ? document.Name : $"{document.Name} ({document.Number})";

    /// <summary>A ratio needs its parts: a catalogue may have made one of what was a plain value.</summary>
    private static bool Fits(IndicatorDefinition indicator, FigureRow figure) =>
        indicator.Aggregate != AggregateKind.Ratio || figure is { Numerator: not null, Denominator: > 0 };
}
