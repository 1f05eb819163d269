using DxIoc.History;

namespace DxIoc.Server.State;

/// <summary>Opens history before anything else starts.</summary>
internal sealed class HistoryHost(IHistory history) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => history.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
