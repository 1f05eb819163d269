using DxIoc.Contracts.Catalogue;
using DxIoc.Indicators.Areas;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DxIoc.Indicators.Catalogue;

/// <summary>
/// Reads catalogue files (any file may hold areas, sectors, feeds and indicators) into a catalogue, or says everything
/// that is wrong with them at once. Pure.
/// </summary>
public static class CatalogueReader
{
    /// <summary>Characters of one file at most.</summary>
    public const int FileLimit = 1 << 20;

    /// <summary>Groups and lists within one another at most: the parser descends by recursion, and a deep file would end the process.</summary>
    public const int DepthLimit = 20;

    public static CatalogueResult Read(IReadOnlyList<CatalogueText> files)
    {
        var errors = new List<CatalogueError>();
        var roots = files.Select(f => Parse(f, errors)).OfType<YamlEntry>().ToList();
        var zone = ReadZone(roots);
        var areas = AreaReader.Read(roots, errors);
        var sectors = ReadSectors(roots);
        var feeds = ReadFeeds(roots);
        var indicators = new IndicatorReader(areas, sectors, feeds, whole: roots.Count == files.Count).Read(roots);
        if (errors.Count == 0 && (areas is null || indicators.Count == 0))
        {
            errors.Add(new CatalogueError("catalogue", 0, "there are no areas or no indicators in it", "name the folder that holds the catalogue's YAML files"));
        }

        return errors.Count > 0
            ? new CatalogueResult(null, [.. errors.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line)])
            : new CatalogueResult(new IndicatorCatalogue(areas!, zone!, sectors, feeds, indicators), []);
    }

    private static YamlEntry? Parse(CatalogueText file, List<CatalogueError> errors)
    {
        if (file.Text.Length > FileLimit)
        {
            errors.Add(new CatalogueError(file.File, 0, $"the file has more than {FileLimit} characters", "split it"));
            return null;
        }

        var line = 1;
        try
        {
            if (TooDeep(file.Text, ref line))
            {
                errors.Add(new CatalogueError(file.File, line, $"groups and lists are nested more than {DepthLimit} deep", "check the brackets: a catalogue needs 4"));
                return null;
            }

            var yaml = new YamlStream();
            yaml.Load(new StringReader(file.Text));
            if (yaml.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return new YamlEntry(file.File, root, errors, CatalogueKeys.File);
            }

            errors.Add(new CatalogueError(file.File, 1, "the file holds no catalogue", $"begin it with one of: {string.Join(", ", CatalogueKeys.File)}"));
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            // Some bad texts (a NUL in a word) are broken promises to the parser, not errors of its own with a place.
            errors.Add(new CatalogueError(file.File, e is YamlException y ? (int)y.Start.Line : line, CatalogueError.OneLine($"this is no YAML ({e.Message.TrimEnd('.')})"), "check indentation, quotes and colons"));
        }

        return null;
    }

    /// <summary>True where a text is nested too deeply. The events come one by one, whatever the depth.</summary>
    /// <param name="line">The last one that was looked at.</param>
    private static bool TooDeep(string text, ref int line)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (depth <= DepthLimit && parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            line = (int)parser.Current.Start.Line;
        }

        return depth > DepthLimit;
    }

    private static TimeZoneInfo? ReadZone(List<YamlEntry> roots)
    {
        foreach (var root in roots.Where(r => r.Has("zone")))
        {
            var id = root.Text("zone");
            if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
            {
                return zone;
            }

            root.RefuseKey("zone", $"there is no time zone '{id}'", "write an IANA name like Asia/Ho_Chi_Minh");
        }

        return TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
    }

    private static List<SectorInfo> ReadSectors(List<YamlEntry> roots)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. roots.SelectMany(r => r.Entries("sectors", CatalogueKeys.Sector)).Select(e =>
        {
            Once(e, seen, "sector");
            return new SectorInfo(e.Id(), e.Name());
        })];
    }

    private static List<FeedDefinition> ReadFeeds(List<YamlEntry> roots)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. roots.SelectMany(r => r.Entries("feeds", CatalogueKeys.Feed)).Select(e =>
        {
            Once(e, seen, "feed");
            return new FeedDefinition(e.Id(), e.Name(), e.Integer("device-limit", 1_000, 1, 1_000_000), e.Ranges("ranges"));
        })];
    }

    internal static void Once(YamlEntry entry, HashSet<string> seen, string kind)
    {
        // An id that is missing or no text is refused where it is read.
        if (entry.IdOrNull is { } id && !seen.Add(id))
        {
            entry.RefuseKey("id", $"{kind} '{id}' is defined twice", "remove one, or give it another id");
        }
    }
}
