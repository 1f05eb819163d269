namespace DxIoc.Feeds.Definitions;

/// <summary>Every feed definition in force. Immutable; the one that says most about a topic comes first.</summary>
public sealed class FeedMappings
{
    private readonly (TopicTemplate Topic, FeedMapping Mapping)[] _byTopic;

    internal FeedMappings(IReadOnlyList<FeedMapping> all)
    {
        All = all;
        _byTopic = [.. all.Where(m => m.Source is TopicSource).Select(m => (((TopicSource)m.Source).Topic, m)).OrderBy(m => m.Topic.Rank, StringComparer.Ordinal)];
    }

    public static FeedMappings None { get; } = new([]);

    public int Count => All.Count;

    /// <summary>In the order of their files.</summary>
    internal IReadOnlyList<FeedMapping> All { get; }

    /// <summary>What a broker is asked for, each once.</summary>
    public IReadOnlyList<string> Filters => [.. _byTopic.Select(m => m.Topic.Filter).Distinct(StringComparer.Ordinal)];

    /// <summary>Those that read files, in the order of their files.</summary>
    internal IEnumerable<FeedMapping> OfFiles => All.Where(m => m.Source is FileSource);

    /// <summary>The first definition whose files may have such a path, below their folder or whole.</summary>
    internal FeedMapping? FindFile(string path, out Captures captured)
    {
        foreach (var mapping in OfFiles)
        {
            var source = (FileSource)mapping.Source;
            var below = source.Folder.Length > 0 && path.StartsWith($"{source.Folder.TrimEnd('/')}/", StringComparison.Ordinal)
                ? path[(source.Folder.TrimEnd('/').Length + 1)..] : path;
            if (source.Name.Match(below, out captured, out _))
            {
                return mapping;
            }
        }

        captured = default;
        return null;
    }

    internal FeedMapping? Find(string topic, out Captures captured)
    {
        var levels = topic.Split('/');
        foreach (var (template, mapping) in _byTopic)
        {
            if (template.Match(levels, out captured))
            {
                return mapping;
            }
        }

        captured = default;
        return null;
    }
}
