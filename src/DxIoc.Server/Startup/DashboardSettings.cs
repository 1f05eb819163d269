using System.Globalization;

namespace DxIoc.Server.Startup;

/// <summary>The settings of section "Dashboards" that say how walls look.</summary>
internal static class DashboardSettings
{
    private const string Key = "Dashboards:Day";
    private const string Usual = "06:00-18:00";

    /// <summary>
    /// From when to when a wall is light. Hours and not the sun: so near the equator it rises and sets within half an hour of six all
    /// year, and what counts in a room is when its lights and shutters change.
    /// </summary>
    public static string ReadDay(SettingReader read)
    {
        var text = read.Text(Key, Usual);
        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        if (ends.Length == 2 && TryHour(ends[0], out var from) && TryHour(ends[1], out var to) && from < to)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{from:HH:mm}-{to:HH:mm}");
        }

        read.Refuse(Key, text, "write when the day begins and when it ends, the earlier one first, like 06:00-18:00");
        return Usual;
    }

    private static bool TryHour(string text, out TimeOnly hour) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out hour);
}
