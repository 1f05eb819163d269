using DxIoc.Grains.Intake;
using DxIoc.History;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.State;

/// <summary>Opens history before anything else starts, and fills from it what is kept in memory: series and books.</summary>
internal sealed class HistoryHost(IHistory history, SeriesRegistry registry, FeedBooks books) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await history.StartAsync(cancellationToken);
        registry.Load(await history.ReadSeriesAsync(cancellationToken));
        books.Load(await history.ReadBooksAsync(cancellationToken));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
