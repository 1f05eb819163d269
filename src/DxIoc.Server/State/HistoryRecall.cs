using DxIoc.Grains.Intake;
using DxIoc.History;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.State;

/// <summary>Fills from history what is kept in memory: the series known and the books.</summary>
internal sealed class HistoryRecall(IHistory history, SeriesRegistry registry, FeedBooks books) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        registry.Load(await history.ReadSeriesAsync(cancellationToken));
        // Before the look, so that no correction is missed; the intake writes nothing yet, so that none is in both.
        history.Corrected += books.Correct;
        books.Load(await history.ReadBooksAsync(cancellationToken));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
