using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Dashboards;

/// <summary>
/// Reads dashboard files (any file may hold scenes, playlists, situations and scheduled snapshots), or says everything that is wrong with them at once. A scene or
/// playlist for each area becomes one for every area below the root, with the area's id behind its own. Pure.
/// </summary>
public static class DashboardReader
{
    /// <summary>Scenes at most, with those that are made for each area.</summary>
    public const int SceneLimit = 2_000;

    /// <summary>Scheduled pictures at most.</summary>
    public const int SnapshotLimit = 100;

    internal const int NeededDepth = 6;

    public static DashboardResult Read(IReadOnlyList<CatalogueText> files, IndicatorCatalogue catalogue, DashboardRules rules)
    {
        var errors = new List<CatalogueError>();
        var roots = files
            .Select(f => (File: DashboardFile.Of(f), Root: YamlText.Parse(f, DashboardKeys.File, "dashboard", NeededDepth, errors)))
            .Where(r => r.Root is not null).ToList();
        var scenes = new List<SceneInfo>();
        var reader = new SceneReader(catalogue, rules);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, entry) in roots.SelectMany(r => r.Root!.Entries("scenes", DashboardKeys.Scene).Select(e => (r.File, e))))
        {
            CatalogueReader.Once(entry, seen, "scene");
            scenes.AddRange(reader.Read(file, entry));
            if (scenes.Count > SceneLimit)
            {
                entry.Refuse($"there are more than {SceneLimit} scenes", "leave some out");
                break;
            }
        }

        if (errors.Count == 0)
        {
            RefuseShared(scenes, errors);
        }

        var whole = roots.Count == files.Count;
        var playlists = ReadPlaylists(roots, catalogue, scenes, whole);
        var ids = whole ? scenes.Select(s => s.Id).ToHashSet(StringComparer.Ordinal) : null;
        var situation = new SituationReader(catalogue, rules, ids);
        var situations = ReadEach(roots, "situation", DashboardKeys.Situation, SituationReader.Limit, situation.Read);
        var snapshots = ReadEach(roots, "snapshot", DashboardKeys.Snapshot, SnapshotLimit, new SnapshotReader(ids).Read);
        return errors.Count > 0
            ? new DashboardResult(null, [.. errors.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line)])
            : new DashboardResult(new DashboardSet(scenes, playlists, [.. roots.Select(r => r.File)]) { Situations = situations, Snapshots = snapshots }, []);
    }

    /// <summary>For each thing that an entry is made for: what stands behind its id, the area, and how its titles name it.</summary>
    internal static IReadOnlyList<(string Suffix, string? Area, LocalText Name)> Copies(YamlEntry entry, IndicatorCatalogue catalogue)
    {
        if (!entry.Has("for-each"))
        {
            return [("", null, catalogue.Areas.Root.Name)];
        }

        entry.OneOf("for-each", DashboardKeys.ForEach, null);
        return [.. catalogue.Areas.All.Where(a => a.Parent is not null).Select(a => ($"-{a.Id}", (string?)a.Id, a.Name))];
    }

    /// <summary>Titles name the area with {area}.</summary>
    internal static LocalText TitleOf(YamlEntry entry, LocalText area)
    {
        var title = entry.Name("title");
        return new LocalText(Named(title.Vi, area.Vi), Named(title.En, area.En));

        static string Named(string text, string name) => text.Replace("{area}", name, StringComparison.Ordinal);
    }

    /// <summary>One of a family made for each area may have the id of a scene of its own.</summary>
    private static void RefuseShared(List<SceneInfo> scenes, List<CatalogueError> errors) => errors.AddRange(scenes
        .GroupBy(s => s.Id, StringComparer.Ordinal)
        .Where(g => g.Count() > 1)
        .Select(g => new CatalogueError(g.Last().File, 0, $"scene '{g.Key}' is defined twice, once of them for each area", "give one of them another id")));

    private static List<PlaylistInfo> ReadPlaylists(
        List<(DashboardFile File, YamlEntry? Root)> roots, IndicatorCatalogue catalogue, List<SceneInfo> scenes, bool whole)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // With a file that cannot be read nobody knows which scenes there are.
        var reader = new PlaylistReader(catalogue, whole ? scenes.Select(s => s.Id).ToHashSet(StringComparer.Ordinal) : null);
        var playlists = new List<PlaylistInfo>();
        foreach (var (file, entry) in roots.SelectMany(r => r.Root!.Entries("playlists", DashboardKeys.Playlist).Select(e => (r.File, e))))
        {
            CatalogueReader.Once(entry, seen, "playlist");
            playlists.AddRange(reader.Read(file, entry));
        }

        return playlists;
    }

    /// <summary>Entries of which each is one thing, at most so many.</summary>
    /// <param name="name">Of one; the key in the file is its plural.</param>
    private static List<T> ReadEach<T>(
        List<(DashboardFile File, YamlEntry? Root)> roots, string name, IReadOnlyList<string> keys, int limit, Func<YamlEntry, T> read)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var things = new List<T>();
        foreach (var entry in roots.SelectMany(r => r.Root!.Entries(name + "s", keys)))
        {
            CatalogueReader.Once(entry, seen, name);
            things.Add(read(entry));
            if (things.Count > limit)
            {
                entry.Refuse($"there are more than {limit} {name}s", "leave some out");
                break;
            }
        }

        return things;
    }
}
