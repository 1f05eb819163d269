using System.Collections.Concurrent;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>
/// The canonical form: topic and payload become measurements and refusals. Keeps the good parts of a message whose others
/// are bad. Never throws for anything that comes from outside. Safe for concurrent use.
/// </summary>
public sealed class CanonicalDecoder
{
    /// <summary>Bytes of a payload at most.</summary>
    public const int PayloadLimit = 64 * 1024;

    /// <summary>Topics remembered; when full, it begins anew.</summary>
    private const int TopicsRemembered = 20_000;

    private readonly ConcurrentDictionary<string, CanonicalTopic> _topics = new(StringComparer.Ordinal);
    private readonly MeasureNames _measures = new();

    /// <param name="payload">Not kept beyond the message's life.</param>
    /// <returns>Its parts are this thread's until it decodes its next message.</returns>
    public IncomingMessage Decode(string topic, ReadOnlyMemory<byte> payload)
    {
        var named = TopicOf(topic);
        if (named.Refusal is { } refusal)
        {
            return new IncomingMessage(named.Feed, topic, payload, [], [refusal]);
        }

        if (payload.Length > PayloadLimit)
        {
            return new IncomingMessage(named.Feed, topic, payload, [],
                [new Refusal(RefusalCode.Size, $"the payload has {payload.Length} bytes; at most {PayloadLimit} are taken", "")]);
        }

        var parts = MessageParts.OfThisThread();
        if (named.Measure is { } measure)
        {
            BareValue.Read(named, measure, payload.Span, parts);
        }
        else
        {
            new FlatObject(named, _measures, parts).Read(payload.Span);
        }

        return new IncomingMessage(named.Feed, topic, payload, parts.Good, parts.Bad);
    }

    private CanonicalTopic TopicOf(string topic)
    {
        if (_topics.TryGetValue(topic, out var known))
        {
            return known;
        }

        var parsed = CanonicalTopic.Parse(topic);
        if (parsed.Refusal is null)
        {
            if (_topics.Count >= TopicsRemembered)
            {
                _topics.Clear();
            }

            _topics.TryAdd(topic, parsed);
        }

        return parsed;
    }
}
