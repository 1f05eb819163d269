using System.Diagnostics.Metrics;

namespace DxIoc.Grains.Intake;

/// <summary>The intake's figures for /metrics. Labels are bounded: feeds by the registry's limit, codes by their list.</summary>
internal static class IntakeMetrics
{
    private static readonly Meter Meter = new("dxioc");

    public static readonly Counter<long> Received =
        Meter.CreateCounter<long>("dxioc_observations_received", description: "Observations received, refused ones included.");

    public static readonly Counter<long> Stored =
        Meter.CreateCounter<long>("dxioc_observations_written", description: "Observations written durably, duplicates included.");

    public static readonly Counter<long> Refused =
        Meter.CreateCounter<long>("dxioc_observations_refused", description: "Observations refused, by the kind of reason.");

    public static readonly Histogram<double> WriteSeconds =
        Meter.CreateHistogram(
            "dxioc_history_write_seconds",
            "s",
            "Time of one durable write.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10] });

    public static readonly Counter<long> CellCalls =
        Meter.CreateCounter<long>("dxioc_cell_calls", description: "Calls to cells with batches of observations.");
}
