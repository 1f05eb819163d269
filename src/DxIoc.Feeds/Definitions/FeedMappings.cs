using System.Collections.Frozen;
using DxIoc.Feeds.Mqtt;

namespace DxIoc.Feeds.Definitions;

/// <summary>Every feed definition in force. Immutable; the one that says most about a topic comes first.</summary>
public sealed class FeedMappings
{
    private readonly (TopicSource Source, FeedMapping Mapping)[] _byTopic;
    private readonly FrozenDictionary<string, (TopicSource Source, FeedMapping Mapping)[]> _byBroker;

    internal FeedMappings(IReadOnlyList<FeedMapping> all, IReadOnlyList<BrokerOptions> brokers)
    {
        (All, Brokers) = (all, brokers);
        _byTopic = [.. all.Where(m => m.Source is TopicSource).Select(m => ((TopicSource)m.Source, m)).OrderBy(m => m.Item1.Topic.Rank, StringComparer.Ordinal)];
        _byBroker = _byTopic.GroupBy(m => m.Source.Broker, StringComparer.Ordinal).ToFrozenDictionary(b => b.Key, b => b.ToArray(), StringComparer.Ordinal);
    }

    public static FeedMappings None { get; } = new([], []);

    public int Count => All.Count;

    /// <summary>External brokers that files name.</summary>
    public int BrokerCount => Brokers.Count;

    /// <summary>Whether all that a file has in force is brought by brokers' topics.</summary>
    public bool IsByTopic(string file) => All.Where(m => m.Name.StartsWith(file + ":", StringComparison.Ordinal)).All(m => m.Source is TopicSource);

    /// <summary>In the order of their files.</summary>
    internal IReadOnlyList<FeedMapping> All { get; }

    /// <summary>In the order of their files; the one of Mqtt:Broker is not among them.</summary>
    internal IReadOnlyList<BrokerOptions> Brokers { get; }

    /// <summary>What brokers are asked for, each once.</summary>
    public IReadOnlyList<string> Filters => FiltersOf(_byTopic, _ => true);

    /// <summary>Not Sparkplug's, nor what is left out anyhow.</summary>
    internal IReadOnlyList<string> FiltersAt(string broker) => FiltersOf(At(broker), m => m.Format is not (FeedKeys.Sparkplug or FeedKeys.Skip));

    /// <summary>What Sparkplug's host application asks for.</summary>
    internal IReadOnlyList<string> SparkplugFiltersAt(string broker) => FiltersOf(At(broker), m => m.Format == FeedKeys.Sparkplug);

    /// <summary>The definition that takes posts to a feed's address, or to one of its named ones.</summary>
    internal FeedMapping? FindPush(string feed, string? name) =>
        All.FirstOrDefault(m => m.Feed == feed && m.Source is PushSource push && push.Name == name);

    /// <summary>Those that the server fetches.</summary>
    internal IEnumerable<FeedMapping> Polls => All.Where(m => m.Source is PollSource);

    /// <summary>Those that read files, in the order of their files.</summary>
    internal IEnumerable<FeedMapping> OfFiles => All.Where(m => m.Source is FileSource);

    /// <summary>The first definition whose files may have such a path, below their folder or whole.</summary>
    internal FeedMapping? FindFile(string path, out Captures captured)
    {
        foreach (var mapping in OfFiles)
        {
            var source = (FileSource)mapping.Source;
            // A folder may stand in a definition as below the data folder, and is told whole where a file is refused.
            var folder = $"/{source.Folder.Trim('/')}/";
            var at = $"/{path}".LastIndexOf(folder, StringComparison.Ordinal);
            var below = folder.Length > 2 && at >= 0 ? path[(at + folder.Length - 1)..] : path;
            if (source.Name.Match(below, out captured, out _))
            {
                return mapping;
            }
        }

        captured = default;
        return null;
    }

    /// <param name="broker">Null where it does not matter.</param>
    internal FeedMapping? Find(string topic, string? broker, out Captures captured)
    {
        var levels = topic.Split('/');
        foreach (var (source, mapping) in broker is null ? _byTopic : At(broker))
        {
            if (source.Topic.Match(levels, out captured))
            {
                return mapping;
            }
        }

        captured = default;
        return null;
    }

    private (TopicSource Source, FeedMapping Mapping)[] At(string broker) => _byBroker.GetValueOrDefault(broker) ?? [];

    private static IReadOnlyList<string> FiltersOf((TopicSource Source, FeedMapping Mapping)[] some, Func<FeedMapping, bool> which) =>
        [.. some.Where(m => which(m.Mapping)).Select(m => m.Source.Topic.Filter).Distinct(StringComparer.Ordinal)];
}
