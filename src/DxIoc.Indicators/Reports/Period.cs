using System.Globalization;
using System.Text.RegularExpressions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Reports;

/// <summary>A civil year, quarter, month or day: what a reported figure covers. Written 2022, 2022-Q1, 2022-03, 2022-03-31.</summary>
/// <param name="First">Its first day.</param>
public readonly partial record struct Period(PeriodKind Kind, DateOnly First)
{
    public const int EarliestYear = 1990;
    public const int LatestYear = 2100;

    /// <summary>The first day after it.</summary>
    public DateOnly Next => Kind switch
    {
        PeriodKind.Year => First.AddYears(1),
        PeriodKind.Quarter => First.AddMonths(3),
        PeriodKind.Month => First.AddMonths(1),
        _ => First.AddDays(1),
    };

    /// <summary>The longest that a period of a kind can be.</summary>
    public static TimeSpan Longest(PeriodKind kind) => TimeSpan.FromDays(kind switch
    {
        PeriodKind.Year => 366,
        PeriodKind.Quarter => 92,
        PeriodKind.Month => 31,
        _ => 1,
    });

    /// <summary>The last second of its last day: what a figure of it is as old as.</summary>
    public Instant End(TimeZoneInfo zone)
    {
        var midnight = Next.ToDateTime(TimeOnly.MinValue);
        return Instant.From(new DateTimeOffset(midnight, zone.GetUtcOffset(midnight))) - TimeSpan.FromSeconds(1);
    }

    public override string ToString() => Kind switch
    {
        PeriodKind.Year => First.ToString("yyyy", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{First.Year:0000}-Q{(First.Month + 2) / 3}"),
        PeriodKind.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// Reads the written form and those of Vietnamese documents, folded to plain small letters: "q1/2022", "quy i/2022", "thang 3/2022",
    /// "03/2022", "31/03/2022", "nam 2022". Days stand before months.
    /// </summary>
    public static bool TryParse(string text, out Period period)
    {
        period = default;
        var match = Forms().Match(text);
        if (!match.Success || !int.TryParse(match.Groups["y"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < EarliestYear or > LatestYear)
        {
            return false;
        }

        if (match.Groups["q"] is { Success: true, Value: var quarter })
        {
            period = new Period(PeriodKind.Quarter, new DateOnly(year, (QuarterOf(quarter) * 3) - 2, 1));
            return true;
        }

        if (match.Groups["m"] is not { Success: true, Value: var month })
        {
            period = new Period(PeriodKind.Year, new DateOnly(year, 1, 1));
            return true;
        }

        return Of(year, Number(month), match.Groups["d"] is { Success: true, Value: var day } ? Number(day) : null, out period);
    }

    private static bool Of(int year, int month, int? day, out Period period)
    {
        period = default;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        period = day is { } d ? new Period(PeriodKind.Day, new DateOnly(year, month, d)) : new Period(PeriodKind.Month, new DateOnly(year, month, 1));
        return true;
    }

    private static int QuarterOf(string text) => text switch
    {
        "i" or "1" => 1,
        "ii" or "2" => 2,
        "iii" or "3" => 3,
        _ => 4,
    };

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\s*(?:(?:nam\s*|year\s*)?(?<y>[0-9]{4})"
        + @"|(?<y>[0-9]{4})\s*[-/]?\s*q(?<q>[1-4])|(?:q|quy\s*|quarter\s*)(?<q>[1-4]|iv|i{1,3})\s*[-/ ]\s*(?:nam\s*)?(?<y>[0-9]{4})"
        + @"|(?<y>[0-9]{4})-(?<m>[0-9]{1,2})(?:-(?<d>[0-9]{1,2}))?"
        + @"|(?:thang\s*|month\s*|t)?(?<m>[0-9]{1,2})/(?<y>[0-9]{4})|(?<d>[0-9]{1,2})/(?<m>[0-9]{1,2})/(?<y>[0-9]{4}))\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Forms();
}
