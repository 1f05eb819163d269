namespace DxIoc.Feeds.Definitions;

/// <summary>Every feed definition in force. Immutable; the one that says most about a topic comes first.</summary>
public sealed class FeedMappings
{
    private readonly FeedMapping[] _mappings;

    internal FeedMappings(IEnumerable<FeedMapping> mappings) =>
        _mappings = [.. mappings.OrderBy(m => m.Topic.Rank, StringComparer.Ordinal)];

    public static FeedMappings None { get; } = new([]);

    public int Count => _mappings.Length;

    /// <summary>What a broker is asked for, each once; not Sparkplug's, nor what is left out anyhow.</summary>
    public IReadOnlyList<string> Filters => Of(_mappings.Where(m => m.Format is not (FeedKeys.Sparkplug or FeedKeys.Skip)));

    /// <summary>What a broker is asked for by Sparkplug's host application, each once.</summary>
    public IReadOnlyList<string> SparkplugFilters => Of(_mappings.Where(m => m.Format == FeedKeys.Sparkplug));

    internal FeedMapping? Find(string topic, out Captures captured)
    {
        var levels = topic.Split('/');
        foreach (var mapping in _mappings)
        {
            if (mapping.Topic.Match(levels, out captured))
            {
                return mapping;
            }
        }

        captured = default;
        return null;
    }

    private static IReadOnlyList<string> Of(IEnumerable<FeedMapping> mappings) =>
        [.. mappings.Select(m => m.Topic.Filter).Distinct(StringComparer.Ordinal)];
}
