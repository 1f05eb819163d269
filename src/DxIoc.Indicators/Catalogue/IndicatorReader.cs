using DxIoc.Contracts.Catalogue;
using DxIoc.Indicators.Areas;
using DxIoc.Indicators.Reports;

namespace DxIoc.Indicators.Catalogue;

/// <summary>Reads the indicators of the catalogue files and holds them together with areas, sectors, feeds and one another.</summary>
/// <param name="whole">
/// False where a file could not be read at all: what it defines is unknown, so that only keys are checked and not what they name.
/// </param>
internal sealed class IndicatorReader(AreaTree? areas, IReadOnlyList<SectorInfo> sectors, IReadOnlyList<FeedDefinition> feeds, bool whole)
{
    private static readonly TimeSpan DefaultLateness = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DefaultTrendSpan = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan DefaultDueAfter = TimeSpan.FromDays(30);

    public List<IndicatorDefinition> Read(IReadOnlyList<YamlEntry> roots)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var entries = roots.SelectMany(r => r.Entries("indicators", CatalogueKeys.Indicator)).ToList();
        var indicators = new List<IndicatorDefinition>();
        foreach (var entry in entries)
        {
            CatalogueReader.Once(entry, seen, "indicator");
            indicators.Add(Read(entry));
        }

        FormulaTies.Check(indicators, entries, whole);
        return indicators;
    }

    private IndicatorDefinition Read(YamlEntry e)
    {
        var aggregate = AggregateText.Read(e);
        var reported = e.Has("reported");
        var derived = aggregate.Kind == AggregateKind.Formula;
        var fed = !derived && !reported;
        IndicatorKeys.Check(e, aggregate.Kind);
        var report = reported ? ReportOf(e) : null;
        var window = WindowText.Read(e, fed ? aggregate.Kind : AggregateKind.Formula);
        var indicator = new IndicatorDefinition
        {
            Id = e.Id(),
            Name = e.Name(),
            Unit = e.OptionalText("unit") ?? "",
            UnitEn = e.Plural("unit-en"),
            Decimals = e.WholeNumber("decimals", 0, 0, 6),
            Sector = Known(e, "sector", sectors.Select(s => s.Id), "sector")!,
            Feed = !fed ? null : Known(e, "feed", feeds.Select(f => f.Id), "feed"),
            Measures = !fed ? [] : Measures(e, aggregate.Kind),
            Aggregate = aggregate.Kind,
            Quantile = aggregate.Quantile,
            LatestPerDevice = PerDevice(e),
            RatePer = e.Duration("per") ?? TimeSpan.FromSeconds(1),
            Scale = Scale(e),
            Formula = derived && !reported ? e.Text("formula") : null,
            Report = report,
            Window = window,
            RollUp = (reported && aggregate.Kind == AggregateKind.Last) | e.OneOf("roll-up", ["merge", "none"], "merge") == "none" ? RollUp.None : RollUp.Merge,
            StaleAfter = report?.StaleAfter ?? e.Duration("stale-after") ?? Missing(e, derived),
            AllowedLateness = e.Duration("allowed-lateness") ?? DefaultLateness,
            TrendSpan = e.Duration("trend-span") ?? DefaultTrendSpan,
            Thresholds = ThresholdsOf(e),
            Target = TargetOf(e),
            ObservedAt = ObservedAt(e),
            OpenData = e.OneOf("open-data", ["true", "false"], "false") == "true",
            Note = e.OptionalText("note"),
            Cumulative = window.CivilDay && aggregate.Kind is (AggregateKind.Sum or AggregateKind.Count or AggregateKind.Distinct),
        };
        return indicator;
    }

    private static ReportRule ReportOf(YamlEntry e) => new(
        e.OneOf("reported", ["year", "quarter", "month", "day"], null) switch
        {
            "year" => PeriodKind.Year,
            "quarter" => PeriodKind.Quarter,
            "month" => PeriodKind.Month,
            _ => PeriodKind.Day,
        },
        e.Duration("due-after") ?? DefaultDueAfter);

    private static double Scale(YamlEntry e)
    {
        var scale = e.Number("scale") ?? 1;
        if (scale == 0)
        {
            e.RefuseKey("scale", "a scale of 0 makes every value 0", "write the factor, like scale: 100 for percentages");
        }

        return scale;
    }

    private static TimeSpan Missing(YamlEntry e, bool derived)
    {
        if (!derived && !e.Has("stale-after"))
        {
            e.Refuse("stale-after is missing", "say after how long without news the figure is stale, like stale-after: 5m");
        }

        return TimeSpan.FromDays(1);
    }

    private static bool PerDevice(YamlEntry e) => e.Has("per-device") && e.OneOf("per-device", ["latest"], null) == "latest";

    private static IReadOnlyList<string> Measures(YamlEntry e, AggregateKind kind)
    {
        var key = e.Has("measure") ? "measure" : "measures";
        IReadOnlyList<string> measures = key == "measures" ? e.Texts(key) : [e.Text(key)];
        var wanted = kind switch
        {
            AggregateKind.Ratio => 2,
            AggregateKind.VnAqiHour or AggregateKind.VnAqiDay => 6,
            _ => 1,
        };
        if (measures.Count != wanted)
        {
            e.RefuseKey(key, $"this aggregate reads {wanted} measures, not {measures.Count}", wanted switch
            {
                2 => "write measures: [numerator, denominator]",
                6 => "write measures: [pm25, pm10, so2, no2, co, o3]",
                _ => "write measure: name",
            });
        }

        return measures;
    }

    private string? Known(YamlEntry e, string key, IEnumerable<string> ids, string kind)
    {
        var id = e.Text(key);
        var known = ids.ToList();
        if (whole && id != "?" && !known.Contains(id))
        {
            e.RefuseKey(key, $"there is no {kind} '{id}'", $"write one of: {string.Join(", ", known)}{Near.Hint(id, known)}");
        }

        return id;
    }

    private IReadOnlyList<string> ObservedAt(YamlEntry e)
    {
        var ids = e.Texts("observed-at");
        if (whole && areas is not null)
        {
            foreach (var id in ids.Where(id => !areas.Contains(id)))
            {
                e.RefuseKey("observed-at", $"there is no area '{id}'", $"name areas of the catalogue{Near.Hint(id, areas.All.Select(a => a.Id))}");
            }
        }

        return ids;
    }

    private static ThresholdRule? ThresholdsOf(YamlEntry e)
    {
        if (e.Entry("thresholds", CatalogueKeys.Thresholds) is not { } t)
        {
            return null;
        }

        var high = t.OneOf("direction", ["high", "low"], null) == "high";
        var (warning, critical, deadband) = (t.Number("warning"), t.Number("critical"), t.Number("deadband") ?? 0);
        if (warning is null && critical is null)
        {
            t.Refuse("neither warning nor critical is given", "give one of them, or leave thresholds out");
        }

        if (high ? warning > critical : warning < critical)
        {
            t.RefuseKey("critical", "critical is reached before warning", high ? "let warning be below critical" : "let warning be above critical");
        }

        if (deadband < 0 || (warning is { } w && critical is { } c && deadband >= Math.Abs(c - w) && w != c))
        {
            t.RefuseKey("deadband", "the deadband is negative or as wide as the limits are apart", "choose one smaller than the distance between warning and critical");
        }

        return new ThresholdRule(high, warning, critical, Math.Max(0, deadband));
    }

    private static TargetRule? TargetOf(YamlEntry e)
    {
        if (e.Entry("target", CatalogueKeys.Target) is not { } t)
        {
            return null;
        }

        var comparison = t.OneOf("comparison", [">=", ">", "<=", "="], ">=");
        var value = t.Number("value");
        if (value is null ? !t.Has("value") : value == 0 && comparison != "<=")
        {
            t.RefuseKey("value", "a target needs a value other than 0", "write value: the plan's figure, in the indicator's unit");
        }

        return new TargetRule(comparison, value ?? 1, t.Text("source")) { SourceEn = t.OptionalText("source-en") };
    }
}
