using DxIoc.Feeds.Areas;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>
/// Reads files of feed definitions (any file may hold feeds and templates), or says everything that is wrong with them at once.
/// Pure.
/// </summary>
public static class FeedMappingsReader
{
    /// <summary>Definitions at most, with those that templates bring.</summary>
    public const int Limit = 1_000;

    private const int NeededDepth = 6;

    /// <param name="catalogue">Names the feeds and areas that a definition may name.</param>
    /// <param name="areas">The maps that a definition may name; null where none can be.</param>
    public static FeedMappingsResult Read(IReadOnlyList<CatalogueText> files, IndicatorCatalogue catalogue, IAreaFiles? areas = null)
    {
        var errors = new List<CatalogueError>();
        var roots = files
            .Select(f => (f.File, Root: YamlText.Parse(f, FeedKeys.File, "feed definition", NeededDepth, errors)))
            .Where(r => r.Root is not null).ToList();
        var reader = new FeedMappingReader(catalogue, new AreaAtRules(areas ?? NoAreaFiles.Instance, catalogue));
        var templates = roots
            .SelectMany(r => r.Root!.Entries("templates", FeedKeys.Template).Select(e => (Name: e.Id("template"), Mapping: reader.Read(r.File, e, whole: false))))
            .ToLookup(t => t.Name, t => t.Mapping, StringComparer.Ordinal);
        var read = new List<(FeedMapping Mapping, YamlEntry Entry)>();
        foreach (var (file, root) in roots)
        {
            foreach (var entry in root!.Entries("feeds", FeedKeys.Feed))
            {
                read.AddRange(entry.Has("use")
                    ? reader.Use(file, entry, templates, whole: roots.Count == files.Count).Select(m => (m, entry))
                    : [(reader.Read(file, entry, whole: true), entry)]);
            }
        }

        if (errors.Count == 0)
        {
            RefuseShared(read);
        }

        if (read.Count > Limit)
        {
            read[Limit].Entry.Refuse($"there are more than {Limit} definitions", "let one definition match more topics");
        }

        return errors.Count > 0
            ? new FeedMappingsResult(null, [.. errors.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line)])
            : new FeedMappingsResult(new FeedMappings([.. read.Select(r => r.Mapping)]), []);
    }

    /// <summary>Two definitions of the same topics would leave it to chance which one counts.</summary>
    private static void RefuseShared(List<(FeedMapping Mapping, YamlEntry Entry)> read)
    {
        var seen = new Dictionary<string, FeedMapping>(StringComparer.Ordinal);
        foreach (var (mapping, entry) in read)
        {
            if (mapping.Source is TopicSource { Topic.Shape: var shape } && !seen.TryAdd(shape, mapping))
            {
                entry.RefuseKey("topic", $"the definition at {seen[shape].Name} matches the same topics", "keep one of them, or let one say more about its topic");
            }
        }
    }
}
