using System.Diagnostics.Metrics;

namespace DxIoc.Grains.Boards;

/// <summary>The boards' figures for /metrics.</summary>
internal static class BoardMetrics
{
    private static readonly Meter Meter = new("dxioc");

    public static readonly UpDownCounter<int> Viewers =
        Meter.CreateUpDownCounter<int>("dxioc_viewers", description: "Streams of boards that are open.");
}
