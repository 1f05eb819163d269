using System.Diagnostics.Metrics;

namespace DxIoc.Feeds.Pull;

/// <summary>How fetching goes, for /metrics.</summary>
internal static class PollMetrics
{
    private static readonly Meter Meter = new("dxioc");

    private static readonly Counter<long> Polls = Meter.CreateCounter<long>(
        "dxioc_polls", description: "Polls by what became of them: good, unchanged or failed.");

    private static readonly Histogram<double> Seconds = Meter.CreateHistogram<double>(
        "dxioc_poll_seconds", "s", "Time that a poll took, all its pages included.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] });

    public static void Count(string feed, string outcome, TimeSpan took)
    {
        Polls.Add(1, new KeyValuePair<string, object?>("feed", feed), new KeyValuePair<string, object?>("outcome", outcome));
        Seconds.Record(took.TotalSeconds, new KeyValuePair<string, object?>("feed", feed));
    }
}
