using DxIoc.Contracts.Catalogue;
using DxIoc.Indicators.Areas;

namespace DxIoc.Indicators.Catalogue;

/// <summary>
/// Reads catalogue files (any file may hold areas, sectors, feeds and indicators) into a catalogue, or says everything
/// that is wrong with them at once. Pure.
/// </summary>
public static class CatalogueReader
{
    private const string What = "catalogue";
    private const int NeededDepth = 4;

    public static CatalogueResult Read(IReadOnlyList<CatalogueText> files)
    {
        var errors = new List<CatalogueError>();
        var roots = files.Select(f => YamlText.Parse(f, CatalogueKeys.File, What, NeededDepth, errors)).OfType<YamlEntry>().ToList();
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
            return new FeedDefinition(e.Id(), e.Name(), e.WholeNumber("device-limit", 1_000, 1, 1_000_000), e.Ranges("ranges"));
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
