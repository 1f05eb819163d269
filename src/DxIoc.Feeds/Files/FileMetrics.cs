using System.Diagnostics.Metrics;

namespace DxIoc.Feeds.Files;

/// <summary>The figures of watched folders for /metrics, besides what the intake's books have.</summary>
internal static class FileMetrics
{
    private static readonly Meter Meter = new("dxioc");

    public static readonly Counter<long> Read =
        Meter.CreateCounter<long>("dxioc_files_read", description: "Files whose observations and refusals are durable.");

    public static readonly Counter<long> Refused =
        Meter.CreateCounter<long>("dxioc_files_refused", description: "Files of which a part or the whole was refused.");

    public static readonly UpDownCounter<long> Waiting =
        Meter.CreateUpDownCounter<long>("dxioc_files_waiting", description: "Files that a look found and that are not done.");

    public static readonly UpDownCounter<long> Unreadable =
        Meter.CreateUpDownCounter<long>("dxioc_files_unreadable", description: "Files and folders that the server may not read.");

    public static readonly UpDownCounter<long> Away =
        Meter.CreateUpDownCounter<long>("dxioc_files_folders_away", description: "Watched folders that are not there or cannot be read.");
}
