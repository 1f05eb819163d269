using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;

namespace DxIoc.Feeds.Http;

/// <summary>Finds what takes a system's own payloads by the address to which they are posted. Safe for concurrent use.</summary>
public sealed class PushDoor(IFeedMappings mappings, FeedDecoder decoder, TimeProvider time)
{
    /// <summary>Refusals of strangers that are kept with the refused messages; all are counted.</summary>
    private static readonly RateLimit KeptStrangers = new(6, TimeSpan.FromMinutes(1));

    private readonly RateBook _rates = new(time);

    /// <summary>Null where no definition in force takes posts there.</summary>
    public PushTarget? Find(string feed, string? name) => mappings.Current.FindPush(feed, name) is { Source: PushSource source } mapping
        ? new PushTarget(
            mapping, source, decoder,
            within: () => source.Rate is not { } rate || _rates.Take(rate, feed, source.ToString()),
            keep: () => _rates.Take(KeptStrangers, feed, "strangers"))
        : null;
}
