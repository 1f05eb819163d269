using DxIoc.Grains.Intake;
using DxIoc.History;
using DxIoc.Indicators.Observations;

namespace DxIoc.Server.State;

/// <summary>Fills from history what is kept in memory: the series known, the books, and what was refused last.</summary>
internal sealed class HistoryRecall(IHistory history, SeriesRegistry registry, FeedBooks books, RefusedBook refused) : IHostedService
{
    private const int RefusedRecalled = 1_000;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        registry.Load(await history.ReadSeriesAsync(cancellationToken));
        // Before the look, so that no correction is missed; the intake writes nothing yet, so that none is in both.
        history.Corrected += books.Correct;
        history.Corrected += refused.Correct;
        books.Load(await history.ReadBooksAsync(cancellationToken));
        refused.Load(await history.ReadRefusedAsync(null, RefusedRecalled, cancellationToken));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
