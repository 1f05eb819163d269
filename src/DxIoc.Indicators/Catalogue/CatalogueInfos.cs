using System.Globalization;
using DxIoc.Contracts.Catalogue;
using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Catalogue;

/// <summary>The catalogue as clients see it.</summary>
public static class CatalogueInfos
{
    public static IReadOnlyList<AreaInfo> AreaInfos(this IndicatorCatalogue catalogue) =>
        [.. catalogue.Areas.All.Select(a => new AreaInfo(a.Id, a.Kind, a.Name, a.Parent))];

    public static IReadOnlyList<IndicatorInfo> IndicatorInfos(this IndicatorCatalogue catalogue) =>
        [.. catalogue.Indicators.Select(i => Info(catalogue, i))];

    private static IndicatorInfo Info(IndicatorCatalogue catalogue, IndicatorDefinition i) => new()
    {
        Id = i.Id,
        Name = i.Name,
        Sector = i.Sector,
        Unit = i.Unit,
        UnitEn = i.UnitEn,
        Decimals = i.Decimals,
        Kind = i.Kind,
        Period = i.Report?.Period.ToString().ToLowerInvariant(),
        Feed = i.Feed,
        Measures = i.Measures,
        Computation = ComputationOf(i),
        Explanation = Explanations.Of(i),
        StaleAfter = StaleAfter(catalogue, i).TotalSeconds,
        Thresholds = i.Thresholds is { } t ? new ThresholdInfo(t.HighIsBad ? "high" : "low", t.Warning, t.Critical, t.Deadband) : null,
        Target = i.Target is { } g ? new TargetInfo(g.Comparison, g.Value, g.Source) { SourceEn = g.SourceEn } : null,
        Areas = [.. catalogue.Areas.All.Where(a => catalogue.OnBoard(a.Id, i.Id)).Select(a => a.Id)],
    };

    /// <summary>A derived figure is as old as its oldest input: it is stale past the longest limit among them. Formulas have no circle.</summary>
    private static TimeSpan StaleAfter(IndicatorCatalogue catalogue, IndicatorDefinition i) =>
        i.Formula is { } text && Formula.TryParse(text, out var formula, out _)
            ? formula!.References.Select(catalogue.Find).OfType<IndicatorDefinition>().Select(r => StaleAfter(catalogue, r)).DefaultIfEmpty().Max()
            : i.StaleAfter;

    private static string ComputationOf(IndicatorDefinition i)
    {
        if (i.Formula is { } formula)
        {
            return $"= {formula}";
        }

        if (i.Report is { } report)
        {
            return string.Create(CultureInfo.InvariantCulture, $"reported, {AggregateText.Of(i)}{(i.Scale == 1 ? "" : $" × {i.Scale}")}, {report.Period.ToString().ToLowerInvariant()}");
        }

        var measures = string.Join(" / ", i.Measures);
        var latest = i.LatestPerDevice ? "latest per device, " : "";
        var window = i.Window.CivilDay ? "day" : DurationText.Of(i.Window.Length);
        var scale = i.Scale == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" × {i.Scale}");
        return $"{latest}{AggregateText.Of(i)}({measures}){scale}, {window}";
    }
}
