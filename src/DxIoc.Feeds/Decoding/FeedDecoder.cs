using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>
/// What every broker's messages go through: topics ioc/… have the canonical form, others are matched against the feed definitions
/// in force. Never throws for anything that comes from outside. Safe for concurrent use.
/// </summary>
public sealed class FeedDecoder(IFeedMappings mappings, TimeProvider time)
{
    internal const string CanonicalRoot = "ioc/";
    /// <summary>Begins what stands in the place of the topic for a file.</summary>
    internal const string FileOrigin = "file:";

    internal const string CanonicalFilter = CanonicalRoot + "#";
    internal const string NoMatch = "the topic does not begin with ioc/ and no feed definition matches it: write one with this topic (feeds/README.md)";

    private readonly CanonicalDecoder _canonical = new();
    private readonly RateBook _rates = new(time);

    internal FeedMappings Mappings => mappings.Current;

    /// <summary>What a broker is to be asked for: the canonical form and every definition.</summary>
    public IReadOnlyList<string> Filters => [CanonicalFilter, .. mappings.Current.Filters];

    /// <summary>Raised when <see cref="Filters"/> may differ. Handlers return at once.</summary>
    public event EventHandler? FiltersChanged
    {
        add => mappings.Changed += value;
        remove => mappings.Changed -= value;
    }

    /// <param name="payload">Not kept beyond the message's life.</param>
    public IncomingMessage Decode(string topic, ReadOnlyMemory<byte> payload)
    {
        if (topic.StartsWith(CanonicalRoot, StringComparison.Ordinal))
        {
            return _canonical.Decode(topic, payload);
        }

        var current = mappings.Current;
        if (current.Find(topic, out var captured) is not { } mapping)
        {
            return current.Count == 0
                ? _canonical.Decode(topic, payload)
                : new IncomingMessage(CanonicalTopic.UnknownFeed, topic, payload, [], [new Refusal(RefusalCode.Topic, NoMatch, "")]);
        }

        return Decode(mapping, captured, topic, payload);
    }

    /// <summary>What came by a source of its own, to the definition that has it.</summary>
    /// <param name="origin">Stands in the place of the topic where a message is refused.</param>
    /// <param name="payload">Not kept beyond the message's life.</param>
    internal IncomingMessage Decode(FeedMapping mapping, Captures captured, string origin, ReadOnlyMemory<byte> payload)
    {
        var message = new MappedMessage(mapping, captured, Instant.Now(time), _rates, null);
        message.Read(payload);
        if (message.IsSkipped)
        {
            DecodingMetrics.Skipped.Add(1, new KeyValuePair<string, object?>("feed", mapping.Feed));
        }

        return new IncomingMessage(mapping.Feed, origin, payload, message.Good, message.Bad);
    }
}
