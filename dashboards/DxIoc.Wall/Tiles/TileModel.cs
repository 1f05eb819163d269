using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Reports;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles;

/// <summary>
/// Everything a tile shows, as text: equal models look the same, so a tile repaints only when one differs.
/// Decides what is stale also by itself: a server that says nothing does not keep a figure fresh.
/// </summary>
public sealed record TileModel(
    string Indicator,
    string Name,
    string Value,
    string Unit,
    string DataValue,
    ReadingStatus Status,
    Freshness Freshness,
    bool InputLost,
    string Sign,
    string StatusWord,
    string ShortWord,
    string Age,
    string ShortAge,
    string DataAge,
    string Coverage,
    bool CoverageShort,
    string Trend,
    string Target,
    string Attainment,
    double? AttainmentShare)
{
    private const int LongestTarget = 21;

    /// <param name="now">The server's clock.</param>
    /// <param name="parts">True where coverage counts areas, false where it counts devices.</param>
    public static TileModel Of(IndicatorInfo info, Reading? reading, DateTimeOffset now, bool parts, Language language)
    {
        var freshness = FreshnessAt(info, reading, now);
        var status = reading?.Status ?? ReadingStatus.Unknown;
        var bad = status is ReadingStatus.Warning or ReadingStatus.Critical;
        var lost = bad && freshness != Freshness.Live;
        var value = freshness == Freshness.Missing ? null : reading?.Value;
        TimeSpan? age = reading?.At is { } at && freshness != Freshness.Missing ? Positive(now - at) : null;
        var coverage = reading?.Coverage ?? default;
        return new TileModel(
            info.Id,
            info.Name.In(language.Code),
            value is { } v ? Figures.Number(v, info.Decimals, language) : "—",
            Units.Of(info, value, language),
            value is { } d ? Figures.Machine(d) : "",
            status,
            freshness,
            lost,
            SignOf(status, freshness),
            WordOf(status, freshness, lost, language),
            lost ? language["input-lost"] : WordOf(status, freshness, lost, language),
            age is { } a ? Figures.Ago(a, language) : "",
            reading?.Period is { } period && age is not null ? PeriodText.Brief(period) : age is { } b ? Figures.Brief(b, language) : "",
            age is { } s ? Figures.Machine(s.TotalSeconds, 0) : "",
            coverage.Expected > 0
                ? $"{coverage.Fresh}{language["coverage.of"]}{coverage.Expected} {language[(parts ? "coverage.area" : "coverage.device") + (coverage.Expected == 1 ? "" : "s")]}"
                : "",
            coverage.Fresh < coverage.Expected,
            freshness == Freshness.Live ? TrendOf(reading?.Trend, info.Decimals) : "",
            TargetOf(info, reading?.Target, language),
            reading?.Attainment is { } share && freshness != Freshness.Missing
                ? $"{language["attained"]} {Figures.Number(Math.Min(share, 9.99) * 100, 0, language)} %"
                : "",
            freshness == Freshness.Missing ? null : reading?.Attainment)
        {
            Kind = info.Kind,
            Period = reading?.Period is { } covered ? PeriodText.Brief(covered) : "",
            Badge = info.Kind == FigureKind.Measured ? "" : language[info.Kind == FigureKind.Reported ? "kind.reported" : "kind.derived"],
            ShortBadge = info.Kind == FigureKind.Measured ? "" : language[info.Kind == FigureKind.Reported ? "kind.reported.short" : "kind.derived.short"],
            BadgeTitle = BadgeTitleOf(info, reading, language),
        };
    }

    /// <summary>What kind of figure it is, where it was not measured: a word on the tile.</summary>
    public string Badge { get; init; } = "";

    /// <summary>The same where there is little room.</summary>
    public string ShortBadge { get; init; } = "";

    /// <summary>The same in a sentence, with period and document.</summary>
    public string BadgeTitle { get; init; } = "";

    public FigureKind Kind { get; init; }

    /// <summary>Of a reported figure, as people write it; empty for all others.</summary>
    public string Period { get; init; } = "";

    /// <summary>The class names of a tile: status and freshness, each once.</summary>
    public string Classes => $"st-{Status.ToString().ToLowerInvariant()} fr-{Freshness.ToString().ToLowerInvariant()}{(InputLost ? " lost" : "")}";

    /// <summary>Live and well: the sign says it, the word is for those who do not see it.</summary>
    public bool Quiet => Status <= ReadingStatus.Normal && Freshness == Freshness.Live;

    /// <summary>The target with what is reached of it; without the word for it where the line would be cut.</summary>
    public string TargetLine => Attainment.Length == 0 ? Target
        : Target.Length + Attainment.Length <= LongestTarget ? $"{Target} · {Attainment}"
        : $"{Target} · {Attainment[(Attainment.IndexOf(' ', StringComparison.Ordinal) + 1)..]}";

    public static Freshness FreshnessAt(IndicatorInfo info, Reading? reading, DateTimeOffset now) =>
        reading?.Value is null || reading.Freshness == Freshness.Missing ? Freshness.Missing
        : reading.Freshness == Freshness.Stale || (info.StaleAfter > 0 && reading.At is { } at && (now - at).TotalSeconds > info.StaleAfter) ? Freshness.Stale
        : Freshness.Live;

    /// <summary>A sign beside the colour: shapes that differ without it.</summary>
    public static string SignOf(ReadingStatus status, Freshness freshness) => status switch
    {
        ReadingStatus.Critical => "◆",
        ReadingStatus.Warning => "▲",
        _ when freshness == Freshness.Stale => "◔",
        _ when freshness == Freshness.Missing => "○",
        ReadingStatus.Normal => "●",
        _ => "○",
    };

    private static string WordOf(ReadingStatus status, Freshness freshness, bool lost, Language language)
    {
        var word = language["status." + status.ToString().ToLowerInvariant()];
        return lost ? $"{word} · {language["input-lost"]}"
            : freshness == Freshness.Stale ? language["stale"]
            : freshness == Freshness.Missing ? language["missing"]
            : word;
    }

    private static string TrendOf(double? trend, int decimals)
    {
        var least = Math.Pow(10, -decimals) / 2;
        return trend is not { } t ? "" : t >= least ? "↗" : t <= -least ? "↘" : "→";
    }

    private static string BadgeTitleOf(IndicatorInfo info, Reading? reading, Language language) => info.Kind switch
    {
        FigureKind.Measured => "",
        FigureKind.Derived => language["kind.derived.title"],
        _ => string.Join(" · ", new[] { language["kind.reported.title"], reading?.Period is { } p ? PeriodText.Brief(p) : "", reading?.Document ?? "" }.Where(t => t.Length > 0)),
    };

    /// <summary>A reported figure may have come with a target of its own.</summary>
    private static string TargetOf(IndicatorInfo info, double? own, Language language) => info.Target is { } t
        ? $"{language["target"]} {(t.Comparison switch { ">=" => "≥", "<=" => "≤", var other => other })} {Figures.Number(own ?? t.Value, info.Decimals > 1 ? 1 : 0, language)}"
        : "";

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
