using System.Diagnostics.Metrics;

namespace DxIoc.Server.Snapshots;

/// <summary>Pictures of screens, counted and timed.</summary>
internal static class SnapshotMetrics
{
    private static readonly Meter Meter = new("dxioc");

    /// <summary>By "format" and "outcome": taken, nobrowser, busy, late, failed.</summary>
    private static readonly Counter<long> Snapshots = Meter.CreateCounter<long>("dxioc_snapshots_total", description: "Pictures of screens that were asked for.");

    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>("dxioc_snapshot_seconds", description: "From the wish to the picture.");

    public static void Took(SnapshotFormat format, TimeSpan lasted)
    {
        Count(format, "taken");
        Seconds.Record(lasted.TotalSeconds);
    }

    public static void Failed(SnapshotFormat format, SnapshotFailure failure) => Count(format, failure.ToString().ToLowerInvariant());

    private static void Count(SnapshotFormat format, string outcome) => Snapshots.Add(
        1, new KeyValuePair<string, object?>("format", format.ToString().ToLowerInvariant()), new KeyValuePair<string, object?>("outcome", outcome));
}
