using System.Buffers;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Mqtt;
using DxIoc.Feeds.Pictures;
using DxIoc.Feeds.Proposals;
using DxIoc.Feeds.Sparkplug;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>
/// What every broker's messages go through: topics ioc/… have the canonical form, others are matched against the feed definitions
/// in force. Never throws for anything that comes from outside. Safe for concurrent use.
/// </summary>
/// <param name="births">What Sparkplug's edge nodes have said of themselves, over all messages; null for a book of its own.</param>
/// <param name="unmapped">Told what no definition matches; null where nobody asks.</param>
/// <param name="pictures">Keeps what is a picture; null where nobody looks.</param>
public sealed class FeedDecoder(IFeedMappings mappings, TimeProvider time, SparkplugBook? births = null, UnmappedBook? unmapped = null, PictureBook? pictures = null)
{
    internal const string CanonicalRoot = "ioc/";

    /// <summary>Begins what stands in the place of the topic for a file.</summary>
    internal const string FileOrigin = "file:";

    internal const string CanonicalFilter = CanonicalRoot + "#";
    internal const string NoMatch = "the topic does not begin with ioc/ and no feed definition matches it: write one with this topic (feeds/README.md)";

    private readonly CanonicalDecoder _canonical = new();
    private readonly RateBook _rates = new(time);
    private readonly SparkplugBook _births = births ?? new SparkplugBook(new SparkplugOptions(), time);

    internal FeedMappings Mappings => mappings.Current;

    /// <summary>What a broker is to be asked for: the canonical form, and the definitions of this broker but those of Sparkplug.</summary>
    internal IReadOnlyList<string> FiltersAt(string broker) => [CanonicalFilter, .. mappings.Current.FiltersAt(broker)];

    /// <summary>What it is to be asked for by Sparkplug's host application, whose session is another.</summary>
    internal IReadOnlyList<string> SparkplugFiltersAt(string broker) => mappings.Current.SparkplugFiltersAt(broker);

    /// <summary>Raised when <see cref="FiltersAt"/> may differ. Handlers return at once.</summary>
    public event EventHandler? FiltersChanged
    {
        add => mappings.Changed += value;
        remove => mappings.Changed -= value;
    }

    /// <param name="payload">In one piece it is not copied: it must stay as it is for the message's life.</param>
    /// <param name="broker">Whose definitions count; the main one where nothing is said.</param>
    /// <returns>Its parts are this thread's until it decodes its next message.</returns>
    public IncomingMessage Decode(string topic, in ReadOnlySequence<byte> payload, string broker = BrokerOptions.Main)
    {
        try
        {
            return Decode(topic, payload.IsSingleSegment ? payload.First : payload.ToArray(), broker);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault of the decoder: without an answer a broker would send this message for ever, or wait for its own.
            return new IncomingMessage(
                CanonicalTopic.UnknownFeed, topic, payload.ToArray(), [], [new Refusal(RefusalCode.Payload, $"the decoder failed ({e.Message}); report this message", "")]);
        }
    }

    /// <param name="payload">Not kept beyond the message's life.</param>
    /// <param name="broker">Whose definitions count; the main one where nothing is said.</param>
    public IncomingMessage Decode(string topic, ReadOnlyMemory<byte> payload, string broker = BrokerOptions.Main)
    {
        if (topic.StartsWith(CanonicalRoot, StringComparison.Ordinal))
        {
            return _canonical.Decode(topic, payload);
        }

        var current = mappings.Current;
        if (current.Find(topic, broker, out var captured) is not { } mapping)
        {
            if (_births.Hear(topic, broker, payload.Span))
            {
                return new IncomingMessage(CanonicalTopic.UnknownFeed, topic, payload, [], []);
            }

            unmapped?.Note(topic, payload);
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
        var message = new MappedMessage(mapping, captured, Instant.Now(time), _rates, null, pictures);
        if (mapping is { Format: FeedKeys.Sparkplug, Source: TopicSource { Broker: var broker } })
        {
            message.Read(origin, broker, payload, _births);
        }
        else
        {
            message.Read(payload);
        }

        if (message.IsSkipped)
        {
            DecodingMetrics.Skipped.Add(1, new KeyValuePair<string, object?>("feed", mapping.Feed));
        }

        return new IncomingMessage(mapping.Feed, origin, payload, message.Good, message.Bad);
    }
}
