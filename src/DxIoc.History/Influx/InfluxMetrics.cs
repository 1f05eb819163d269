using System.Diagnostics.Metrics;

namespace DxIoc.History.Influx;

/// <summary>What goes to InfluxDB and what waits, for /metrics.</summary>
internal static class InfluxMetrics
{
    private static readonly Meter Meter = new("dxioc");

    public static readonly Counter<long> Shipped =
        Meter.CreateCounter<long>("dxioc_spool_shipped", description: "Points that InfluxDB took or refused for good.");

    public static readonly Counter<long> PutAside =
        Meter.CreateCounter<long>("dxioc_spool_put_aside", description: "Points that InfluxDB refused for good.");

    public static readonly Histogram<double> ShipSeconds =
        Meter.CreateHistogram<double>("dxioc_spool_ship_seconds", "s", "Time until InfluxDB took a request, trying again included.");

    /// <summary>Gauges of one spool; they end with what is returned.</summary>
    public static Meter Show(SpoolAccount account)
    {
        var meter = new Meter("dxioc");
        meter.CreateObservableGauge("dxioc_spool_bytes", () => account.State.Bytes, description: "Bytes that wait for InfluxDB.");
        meter.CreateObservableGauge("dxioc_spool_points", () => account.State.Points, description: "Points that wait for InfluxDB.");
        meter.CreateObservableGauge("dxioc_spool_oldest_seconds", () => account.State.Age.TotalSeconds, description: "How long the oldest waits.");
        meter.CreateObservableGauge("dxioc_spool_share", () => account.State.Share, description: "Of the spool's nearer limit.");
        return meter;
    }
}
