using System.Diagnostics.Metrics;

namespace DxIoc.Feeds.Sparkplug;

/// <summary>The host application's figures for /metrics.</summary>
internal static class SparkplugMetrics
{
    private static readonly Meter Meter = new("dxioc");

    public static readonly Counter<long> Gaps =
        Meter.CreateCounter<long>("dxioc_sparkplug_gaps", description: "Times a message of an edge node was missing by its seq.");

    public static readonly Counter<long> Rebirths =
        Meter.CreateCounter<long>("dxioc_sparkplug_rebirths", description: "Rebirths that edge nodes were asked for.");
}
