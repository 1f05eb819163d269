using DxIoc.History;

namespace DxIoc.Server.State;

/// <summary>Opens history, the reported figures and the displays before anything else starts.</summary>
internal sealed class HistoryHost(IHistory history, IFigureStore figures, IDisplayStore displays) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await history.StartAsync(cancellationToken);
        await figures.StartAsync(cancellationToken);
        await displays.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
