using System.Diagnostics.Metrics;

namespace DxIoc.Feeds.Decoding;

/// <summary>Decoding's figures for /metrics, besides what the intake's books have.</summary>
internal static class DecodingMetrics
{
    private static readonly Meter Meter = new("dxioc");

    public static readonly Counter<long> Skipped = Meter.CreateCounter<long>(
        "dxioc_feed_messages_skipped", description: "Messages in which everything is left out by the words of their feed definition.");
}
