using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Scenes;

/// <summary>
/// Which scene of a playlist stands at a moment: it follows from the server's clock alone, so that walls with the same playlist show
/// the same scene at the same moment, and one that was away is where the others are. Pure.
/// </summary>
public static class PlaylistRule
{
    private const int DayMinutes = 24 * 60;

    /// <returns>The item's place in the list, and how long it still stands; null where nothing takes part now.</returns>
    public static (int Item, TimeSpan Left)? At(PlaylistInfo playlist, DateTimeOffset now)
    {
        var local = Figures.Local(now);
        var taking = Enumerable.Range(0, playlist.Items.Count).Where(i => TakesPart(playlist.Items[i], local)).ToList();
        var round = taking.Sum(i => (long)playlist.Items[i].Seconds);
        if (round == 0)
        {
            return null;
        }

        var second = local.TimeOfDay.TotalSeconds % round;
        foreach (var item in taking)
        {
            var seconds = playlist.Items[item].Seconds;
            if (second < seconds)
            {
                return (item, TimeSpan.FromSeconds(seconds - second));
            }

            second -= seconds;
        }

        return (taking[^1], TimeSpan.Zero);
    }

    /// <summary>Times that reach past midnight belong to the day on which they begin.</summary>
    private static bool TakesPart(PlaylistItem item, DateTimeOffset local)
    {
        var minute = (int)local.TimeOfDay.TotalMinutes;
        var (from, to) = (item.From ?? 0, item.To is null or 0 ? DayMinutes : item.To.Value);
        var night = from >= to;
        var begun = night && minute < to;
        var within = night ? minute >= from || minute < to : minute >= from && minute < to;
        var day = PlaylistItem.DayNames[((int)(begun ? local.AddDays(-1) : local).DayOfWeek + 6) % 7];
        return within && (item.Days.Count == 0 || item.Days.Contains(day));
    }
}
