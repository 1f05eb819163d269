using DxIoc.History;

namespace DxIoc.Server.State;

/// <summary>Opens history and the reported figures before anything else starts.</summary>
internal sealed class HistoryHost(IHistory history, IFigureStore figures) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await history.StartAsync(cancellationToken);
        await figures.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
