using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Demo;

/// <summary>
/// After a back-fill, computes the minutes of the last 24 hours with the cells that compute the live ones, in the background,
/// so that charts are full. Stops where the live cells have begun to record.
/// </summary>
internal sealed class MinuteBackfill(ProvinceModel model, IHistory history, ICatalogueSource source, TimeProvider time) : BackgroundService
{
    private const string Mark = "binh-duong";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var catalogue = source.Current;
        var now = time.GetUtcNow();
        var times = Backfill.Times(now).ToList();
        var from = Instant.From(times[0].At);
        var known = await history.ReadReadingsAsync(
            new ReadingsQuery(Mark, "pm25", from, from + TimeSpan.FromHours(12), TimeSpan.FromHours(1)), stoppingToken);
        if (known.Count > 0)
        {
            return;
        }

        var cells = new CellTree(catalogue);
        foreach (var (at, span) in times)
        {
            stoppingToken.ThrowIfCancellationRequested();
            var minutes = cells.Play(Backfill.Said(model, at, span));
            await history.WriteReadingsAsync(minutes, stoppingToken);
            await Task.Yield();
        }
    }
}
