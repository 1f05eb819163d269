using System.Globalization;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.Api;

/// <summary>Times and steps as they stand in a query string.</summary>
internal static class QueryTime
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>ISO 8601 with offset. A '+' that arrived as a space (it was not escaped) is understood.</summary>
    public static bool TryParse(string text, out Instant time)
    {
        time = default;
        var plus = text.LastIndexOf(' ');
        var whole = plus > 10 ? string.Concat(text.AsSpan(0, plus), "+", text.AsSpan(plus + 1)) : text;
        var hasOffset = whole.EndsWith('Z') || whole.EndsWith('z') || (whole.Length > 6 && whole[^6] is '+' or '-' && whole[^3] == ':');
        if (!hasOffset
            || !DateTimeOffset.TryParse(whole, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            || parsed < Earliest
            || parsed > Latest)
        {
            return false;
        }

        time = Instant.From(parsed);
        return true;
    }

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public static string Text(Instant time) => time.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>An instant that has passed (a clock may be a little ahead); otherwise what is wrong with "at".</summary>
    public static IResult? ReadPast(string text, TimeProvider time, out Instant instant) =>
        !TryParse(text, out instant) ? Problems.Time("at")
        : instant > Instant.Now(time) + AdmissionRule.FutureSkew ? Problems.Field("at", "the future has no board yet; name a time that has passed")
        : null;

    /// <summary>Seconds as a number, or a number with s, m, h or d; a whole number of minutes up to a year.</summary>
    public static bool TryParseStep(string text, out TimeSpan step)
    {
        step = default;
        if (text.Length == 0)
        {
            return false;
        }

        var unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 };
        var digits = unit == 0 ? text : text[..^1];
        if (!long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > 31_536_000)
        {
            return false;
        }

        var seconds = count * Math.Max(unit, 1);
        step = TimeSpan.FromSeconds(seconds);
        return seconds % 60 == 0 && seconds <= 31_536_000;
    }
}
