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

    /// <summary>The definition that takes posts to a feed's address, or to one of its named ones.</summary>
    internal FeedMapping? FindPush(string feed, string? name) =>
        All.FirstOrDefault(m => m.Feed == feed && m.Source is PushSource push && push.Name == name);

    /// <summary>Those that the server fetches.</summary>
    internal IEnumerable<FeedMapping> Polls => All.Where(m => m.Source is PollSource);

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
