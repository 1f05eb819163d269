using DxIoc.Feeds.Areas;
using DxIoc.Feeds.Mqtt;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Definitions;

/// <summary>
/// Reads files of feed definitions (any file may hold feeds, templates and brokers), or says everything that is wrong with them at
/// once. Pure, but for the certificates and secrets that brokers name.
/// </summary>
public static class FeedMappingsReader
{
    /// <summary>Definitions at most, with those that templates bring.</summary>
    public const int Limit = 1_000;

    /// <summary>Definitions at most that the server fetches: each has a loop and a connection of its own.</summary>
    public const int PollLimit = 100;

    private const int NeededDepth = 8;

    /// <param name="catalogue">Names the feeds and areas that a definition may name.</param>
    /// <param name="folder">Where the paths of certificates and secrets start; null where none of them is to be opened.</param>
    /// <param name="areas">The maps that a definition may name; null where none can be.</param>
    public static FeedMappingsResult Read(IReadOnlyList<CatalogueText> files, IndicatorCatalogue catalogue, string? folder = null, IAreaFiles? areas = null)
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

        var brokers = new BrokerReader(folder);
        foreach (var entry in roots.SelectMany(r => r.Root!.Entries("brokers", null)))
        {
            brokers.Read(entry);
        }

        if (roots.Count == files.Count)
        {
            RefuseUnknownBrokers(read, brokers.All);
        }

        if (errors.Count == 0)
        {
            RefuseShared(read);
        }

        var polls = read.Where(r => r.Mapping.Source is PollSource).ToList();
        if (polls.Count > PollLimit)
        {
            polls[PollLimit].Entry.Refuse($"there are more than {PollLimit} definitions that poll", "let one poll bring several areas: pages or areas");
        }

        if (read.Count > Limit)
        {
            read[Limit].Entry.Refuse($"there are more than {Limit} definitions", "let one definition match more topics");
        }

        return errors.Count > 0
            ? new FeedMappingsResult(null, [.. errors.OrderBy(e => e.File, StringComparer.Ordinal).ThenBy(e => e.Line)])
            : new FeedMappingsResult(new FeedMappings([.. read.Select(r => r.Mapping)], brokers.All), []);
    }

    /// <summary>Not where a file could not be read: the broker may be in it.</summary>
    private static void RefuseUnknownBrokers(List<(FeedMapping Mapping, YamlEntry Entry)> read, IReadOnlyList<BrokerOptions> brokers)
    {
        string[] known = [BrokerOptions.Main, .. brokers.Select(b => b.Id)];
        foreach (var (mapping, entry) in read.DistinctBy(r => r.Entry))
        {
            if (mapping.Source is TopicSource { Broker: var broker } && !known.Contains(broker))
            {
                entry.RefuseKey("broker", $"there is no broker '{broker}'", $"write one of: {string.Join(", ", known)}{Near.Hint(broker, known)}, or add it to brokers:");
            }
        }
    }

    /// <summary>Two definitions of the same topics would leave it to chance which one counts.</summary>
    private static void RefuseShared(List<(FeedMapping Mapping, YamlEntry Entry)> read)
    {
        var seen = new Dictionary<(string Broker, string Shape), FeedMapping>();
        foreach (var (mapping, entry) in read)
        {
            if (mapping is { Source: PushSource { Name: null }, Feed: "try" or "definitions" })
            {
                entry.RefuseKey("push", $"the address …/{mapping.Feed} is another call's", "add a name: to push");
            }
            else if (mapping.Source is PushSource { Name: var name } && !seen.TryAdd(("", $"push {mapping.Feed}/{name}"), mapping))
            {
                entry.RefuseKey("push", $"the definition at {seen[("", $"push {mapping.Feed}/{name}")].Name} takes what is posted to the same address", "give each a name: of its own");
            }

            if (mapping.Source is TopicSource { Topic.Shape: var shape, Broker: var broker } && !seen.TryAdd((broker, shape), mapping))
            {
                entry.RefuseKey("topic", $"the definition at {seen[(broker, shape)].Name} matches the same topics", "keep one of them, or let one say more about its topic");
            }
        }
    }
}
