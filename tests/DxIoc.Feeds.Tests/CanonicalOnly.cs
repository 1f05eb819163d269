using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;

namespace DxIoc.Feeds.Tests;

/// <summary>A decoder without feed definitions.</summary>
internal static class CanonicalOnly
{
    public static FeedDecoder Decoder() => new(new FixedMappings(FeedMappings.None), TimeProvider.System);
}
