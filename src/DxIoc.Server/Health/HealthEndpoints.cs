using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace DxIoc.Server.Health;

/// <summary>/health/live (the process answers) and /health/ready (every board can be shown).</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
