using System.Globalization;
using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Dashboards;

/// <summary>Reads one playlist. Pure.</summary>
/// <param name="scenes">The scenes there are; null where that is not known.</param>
internal sealed class PlaylistReader(IndicatorCatalogue catalogue, IReadOnlySet<string>? scenes)
{
    private const int ItemLimit = 200;
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public IReadOnlyList<PlaylistInfo> Read(DashboardFile file, YamlEntry entry)
    {
        var id = entry.Id();
        var entries = entry.Entries("scenes", DashboardKeys.PlaylistItem);
        if (entries.Count is 0 or > ItemLimit)
        {
            entry.RefuseKey("scenes", entries.Count == 0 ? "there is no scene in it" : $"there are more than {ItemLimit} scenes in it", "write scenes: [ { scene: overview, for: 30s } ]");
        }

        var items = entries.Select(ReadItem).ToList();
        var playlists = new List<PlaylistInfo>();
        foreach (var (suffix, area, name) in DashboardReader.Copies(entry, catalogue))
        {
            var own = items.Select((item, at) => item with { Scene = SceneOf(entries[at], item.Scene, area) }).ToList();
            playlists.Add(new PlaylistInfo(
                id + suffix, DashboardReader.TitleOf(entry, name), file.File, DashboardFile.VersionOf(file.Version, id + suffix, name.Vi, name.En), own));
        }

        return playlists;
    }

    private static PlaylistItem ReadItem(YamlEntry entry)
    {
        var lasting = entry.Duration("for") ?? Usual;
        if (lasting < Shortest || lasting > Longest)
        {
            entry.RefuseKey("for", "a scene cannot stand that long", "write from 2s to 1d, like 30s or 5m");
        }

        var days = entry.Texts("days");
        foreach (var day in days.Where(d => !PlaylistItem.DayNames.Contains(d)))
        {
            entry.RefuseKey("days", $"there is no day '{day}'", $"write some of: {string.Join(", ", PlaylistItem.DayNames)}{Near.Hint(day, PlaylistItem.DayNames)}");
        }

        return new PlaylistItem(entry.Text("scene"), (int)lasting.TotalSeconds, days, Minute(entry, "from"), Minute(entry, "to"));
    }

    private static int? Minute(YamlEntry entry, string key)
    {
        if (entry.OptionalText(key) is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return (time.Hour * 60) + time.Minute;
        }

        entry.RefuseKey(key, $"{key} '{text}' is no time of day", "write it like \"07:30\"");
        return null;
    }

    /// <summary>In a playlist for each area a scene made for each area is that area's own.</summary>
    private string SceneOf(YamlEntry entry, string scene, string? area)
    {
        if (area is not null && scenes?.Contains($"{scene}-{area}") == true)
        {
            return $"{scene}-{area}";
        }

        if (scenes?.Contains(scene) == false && scene != "?")
        {
            entry.RefuseKey("scene", $"there is no scene '{scene}'", $"name a scene of these files{Near.Hint(scene, scenes)}");
        }

        return scene;
    }
}
