using System.Globalization;
using DxIoc.Contracts.Catalogue;

namespace DxIoc.Indicators.Catalogue;

/// <summary>Durations as the catalogue writes them: 90s, 5m, 1h, 7d.</summary>
internal static class DurationText
{
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        var unit = text.Length > 1 ? text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, _ => 0 } : 0;
        if (unit == 0
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > 100_000)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds((long)count * unit);
        return duration <= TimeSpan.FromDays(366);
    }

    public static string Of(TimeSpan duration)
    {
        var seconds = (long)duration.TotalSeconds;
        return seconds % 86_400 == 0 ? $"{seconds / 86_400}d"
            : seconds % 3_600 == 0 ? $"{seconds / 3_600}h"
            : seconds % 60 == 0 ? $"{seconds / 60}m"
            : $"{seconds}s";
    }

    /// <summary>As people say it: "10 phút", "10 minutes".</summary>
    public static LocalText InWords(TimeSpan duration)
    {
        var seconds = (long)duration.TotalSeconds;
        var (count, vi, en) = seconds % 86_400 == 0 ? (seconds / 86_400, "ngày", "day")
            : seconds % 3_600 == 0 ? (seconds / 3_600, "giờ", "hour")
            : seconds % 60 == 0 ? (seconds / 60, "phút", "minute")
            : (seconds, "giây", "second");
        return new LocalText($"{count} {vi}", count == 1 ? $"1 {en}" : $"{count} {en}s");
    }
}
