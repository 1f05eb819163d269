using System.Diagnostics.Metrics;
using DxIoc.Grains.Intake;
using OpenTelemetry.Metrics;

namespace DxIoc.Server.Health;

/// <summary>/metrics: the meter "dxioc" of every project, and the books of the feeds.</summary>
internal static class Figures
{
    public static void AddFigures(this IServiceCollection services)
    {
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter("dxioc")
            .AddPrometheusExporter(o => (o.ScopeInfoEnabled, o.TargetInfoEnabled) = (false, false)));
        services.AddHostedService<FeedFigures>();
    }

    /// <summary>Shows the books as gauges, so that the balance can be watched from outside.</summary>
    private sealed class FeedFigures(FeedBooks books) : IHostedService, IDisposable
    {
        private readonly Meter _meter = new("dxioc");

        public Task StartAsync(CancellationToken cancellationToken)
        {
            _meter.CreateObservableGauge("dxioc_feed_observations", Observe, description: "The books of each feed, in observations.");
            _meter.CreateObservableGauge(
                "dxioc_process_resident_bytes", () => Environment.WorkingSet, description: "Memory of the server process.");
            _meter.CreateObservableGauge(
                "dxioc_process_heap_bytes", () => GC.GetTotalMemory(forceFullCollection: false), description: "What of it the collector holds.");
            _meter.CreateObservableCounter(
                "dxioc_process_cpu_seconds", () => Environment.CpuUsage.TotalTime.TotalSeconds, description: "CPU time of the server process, user and system.");
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => _meter.Dispose();

        private IEnumerable<Measurement<long>> Observe() => books.Statements().SelectMany(s => new[]
        {
            Of(s.Feed, "received", s.Received),
            Of(s.Feed, "stored", s.Stored),
            Of(s.Feed, "waiting", s.Waiting),
            Of(s.Feed, "duplicate", s.Duplicate),
            Of(s.Feed, "refused", s.Refused),
        });

        private static Measurement<long> Of(string feed, string state, long value) =>
            new(value, new KeyValuePair<string, object?>("feed", feed), new KeyValuePair<string, object?>("state", state));
    }
}
