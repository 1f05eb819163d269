using System.Diagnostics.Metrics;

namespace DxIoc.Feeds.Http;

/// <summary>What is posted to feeds, for /metrics.</summary>
internal static class PushMetrics
{
    private static readonly Meter Meter = new("dxioc");

    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "dxioc_push_requests", description: "Requests to the addresses of feeds that are posted, by what became of them.");

    public static void Count(string feed, string outcome) =>
        Requests.Add(1, new KeyValuePair<string, object?>("feed", feed), new KeyValuePair<string, object?>("outcome", outcome));
}
