using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Http;

/// <summary>One definition that takes posts, for the time of one request.</summary>
public sealed class PushTarget
{
    private static readonly string[] Json = ["application/json", "text/json"];

    private readonly FeedMapping _mapping;
    private readonly PushSource _source;
    private readonly FeedDecoder _decoder;
    private readonly Func<bool> _within;
    private readonly Func<bool> _keep;

    internal PushTarget(FeedMapping mapping, PushSource source, FeedDecoder decoder, Func<bool> within, Func<bool> keep) =>
        (_mapping, _source, _decoder, _within, _keep) = (mapping, source, decoder, within, keep);

    public string Feed => _mapping.Feed;

    /// <summary>Bytes of a body at most, unpacked.</summary>
    public int BodyLimit => _mapping.PayloadLimit;

    /// <summary>Media types that fit the definition's format; without one, the format is taken on trust.</summary>
    public IReadOnlyList<string> MediaTypes => _mapping.Format switch
    {
        "json" => Json,
        "senml-json" => ["application/senml+json", .. Json],
        "senml-cbor" => ["application/senml+cbor", "application/cbor"],
        "csv" => ["text/csv", "text/plain"],
        "value" => ["text/plain", .. Json],
        _ => ["text/plain", "application/vnd.influxdata.lineprotocol"],
    };

    /// <param name="key">As presented; null for none. It is neither kept nor shown.</param>
    public PushVerdict Admit(string? key)
    {
        if (_source.Keys.Count > 0)
        {
            if (string.IsNullOrEmpty(key))
            {
                return PushVerdict.NoKey;
            }

            var hash = PushKey.HashOf(key);
            // Every key is compared, so that the time says nothing about which one was near.
            if (!_source.Keys.Aggregate(false, (known, k) => known | k.Is(hash)))
            {
                return PushVerdict.WrongKey;
            }
        }

        return _within() ? PushVerdict.Welcome : PushVerdict.TooMany;
    }

    /// <summary>A stranger's request as a refused message, without what it brought; null where enough of them are kept.</summary>
    public IncomingMessage? Stranger(string route, string reason) =>
        _keep() ? new IncomingMessage(Feed, route, default, [], [new Refusal(RefusalCode.Access, reason, "")]) : null;

    /// <param name="route">Stands in the place of the topic where something is refused.</param>
    public IncomingMessage Decode(string route, ReadOnlyMemory<byte> body) => _decoder.Decode(_mapping, default, route, body);

    /// <param name="outcome">One of a few words, for /metrics.</param>
    public void Count(string outcome) => PushMetrics.Count(Feed, outcome);
}
