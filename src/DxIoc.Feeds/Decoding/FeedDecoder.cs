using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Proposals;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>
/// What every broker's messages go through: topics ioc/… have the canonical form, others are matched against the feed definitions
/// in force. Never throws for anything that comes from outside. Safe for concurrent use.
/// </summary>
/// <param name="unmapped">Told what no definition matches; null where nobody asks.</param>
public sealed class FeedDecoder(IFeedMappings mappings, TimeProvider time, UnmappedBook? unmapped = null)
{
    internal const string CanonicalRoot = "ioc/";
    internal const string CanonicalFilter = CanonicalRoot + "#";
    internal const string NoMatch = "the topic does not begin with ioc/ and no feed definition matches it: write one with this topic (feeds/README.md)";

    private readonly CanonicalDecoder _canonical = new();
    private readonly RateBook _rates = new(time);

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
            unmapped?.Note(topic, payload);
            return current.Count == 0
                ? _canonical.Decode(topic, payload)
                : new IncomingMessage(CanonicalTopic.UnknownFeed, topic, payload, [], [new Refusal(RefusalCode.Topic, NoMatch, "")]);
        }

        var message = new MappedMessage(mapping, captured, Instant.Now(time), _rates, null);
        message.Read(payload);
        if (message.IsSkipped)
        {
            DecodingMetrics.Skipped.Add(1, new KeyValuePair<string, object?>("feed", mapping.Feed));
        }

        return new IncomingMessage(mapping.Feed, topic, payload, message.Good, message.Bad);
    }
}
