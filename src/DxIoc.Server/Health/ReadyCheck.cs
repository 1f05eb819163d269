using DxIoc.Grains.Boards;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace DxIoc.Server.Health;

/// <summary>Ready: every board is here and the doors are open.</summary>
internal sealed class ReadyCheck(BoardMirror boards, IHostApplicationLifetime lifetime) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            lifetime.ApplicationStopping.IsCancellationRequested ? HealthCheckResult.Unhealthy("stopping")
            : !lifetime.ApplicationStarted.IsCancellationRequested ? HealthCheckResult.Unhealthy("starting")
            : boards.Ready ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("boards are being computed from history"));
}
