using System.Globalization;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Reports;

/// <summary>Periods as people write them: Q1/2022, 03/2022, 31/03/2022. What is no period stays as it is. Pure.</summary>
public static class PeriodText
{
    public static string Brief(string period) => period switch
    {
        [_, _, _, _, '-', 'Q', var quarter] => $"Q{quarter}/{period[..4]}",
        { Length: 7 } when period[4] == '-' => $"{period[5..]}/{period[..4]}",
        { Length: 10 } when DateOnly.TryParseExact(period, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        _ => period,
    };

    /// <summary>A day and the time of it, where it happened: Vietnam's.</summary>
    public static string Moment(DateTimeOffset time) => Figures.Local(time).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
}
