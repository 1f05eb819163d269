using System.Diagnostics.Metrics;

namespace DxIoc.Feeds.Pictures;

/// <summary>Pictures of devices, counted.</summary>
internal static class PictureMetrics
{
    private static readonly Meter Meter = new("dxioc");

    /// <summary>By "feed". What is refused is counted where all refusals are.</summary>
    private static readonly Counter<long> Pictures = Meter.CreateCounter<long>("dxioc_pictures_total", description: "Pictures of devices that were taken.");

    public static void Took(string feed) => Pictures.Add(1, new KeyValuePair<string, object?>("feed", feed));
}
