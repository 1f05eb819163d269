using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Indicators.Windows;

namespace DxIoc.Server.Recompute;

/// <summary>
/// Plays raw observations through the cells that compute the live readings, minute by minute in the order of their own times, and
/// records the minutes again; hours follow their minutes. What came too late for the live cells counts here. Holds ten
/// minutes of observations in memory.
/// </summary>
internal sealed class Recomputation(IHistory history, IndicatorCatalogue catalogue, RecomputeOptions options)
{
    private static readonly TimeSpan Stretch = TimeSpan.FromMinutes(10);
    private const long MinuteMicros = 60_000_000;

    /// <summary>The windows of the first minutes reach back before them.</summary>
    private Instant Begin => options.From - catalogue.Indicators
        .Where(i => i.Feed is not null && (options.Indicator is null || i.Id == options.Indicator || catalogue.Find(options.Indicator)!.Feed is null))
        .Select(WindowFactory.Reach)
        .DefaultIfEmpty(TimeSpan.Zero)
        .Max();

    /// <summary>How many readings were written; a minute that two stretches touch counts twice.</summary>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    public async Task<long> RunAsync(IProgress<double> progress, CancellationToken cancellation)
    {
        var cells = new CellTree(catalogue);
        var begin = new Instant(Begin.Micros / MinuteMicros * MinuteMicros);
        long recorded = 0;
        for (var at = begin; at < options.To; at += Stretch)
        {
            var end = at + Stretch < options.To ? at + Stretch : options.To;
            var minutes = new Dictionary<(string Area, string Indicator, Instant Minute), MinuteReading>();
            foreach (var minute in (await history.ReadObservationsAsync(null, at, end, cancellation)).GroupBy(o => o.Time.Micros / MinuteMicros))
            {
                foreach (var reading in cells.Play(minute).Where(IsWanted))
                {
                    minutes[(reading.Area, reading.Indicator, reading.Minute)] = reading;
                }
            }

            if (minutes.Count > 0)
            {
                await history.WriteReadingsAsync([.. minutes.Values], cancellation);
                recorded += minutes.Count;
            }

            progress.Report((end - begin) / (options.To - begin));
        }

        return recorded;
    }

    private bool IsWanted(MinuteReading reading) =>
        reading.Minute >= options.From && reading.Minute < options.To
        && (options.Area is null || reading.Area == options.Area)
        && (options.Indicator is null || reading.Indicator == options.Indicator);
}
