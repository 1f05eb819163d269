using DxIoc.Contracts.Reports;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Indicators.Reports;

namespace DxIoc.Grains.Boards;

/// <summary>
/// The reported readings of a board, from what was published: they do not depend on how long observations are kept. Safe for
/// concurrent use.
/// </summary>
public sealed class ReportedBoards(IFigureStore figures)
{
    /// <summary>A reading needs the newest period and the one before; the rest is for a catalogue that changed its kind of periods.</summary>
    private const int PeriodsRead = 6;

    private const int FigureLimit = 50_000;
    private const int PeriodsTold = 12;

    /// <summary>Every reported indicator of an area's board as of a moment, in catalogue order.</summary>
    public async Task<IReadOnlyList<CellReading>> ReadAsync(IndicatorCatalogue catalogue, string area, Instant at, CancellationToken cancellation)
    {
        var reported = catalogue.BoardOf(area).Where(i => i.Report is not null).Select(i => (Indicator: i, Sources: catalogue.SourcesOf(area, i))).ToList();
        if (reported.Count == 0)
        {
            return [];
        }

        var published = (await figures.ReadVersionsAsync(
            new FigureQuery(
                [.. reported.SelectMany(r => r.Sources).Distinct(StringComparer.Ordinal)], [.. reported.Select(r => r.Indicator.Id)], at, PeriodsRead, true, FigureLimit),
            cancellation)).ToLookup(f => f.Figure.Indicator, StringComparer.Ordinal);
        return
        [
            .. reported.Select(r => ReportedRule.Read(
                r.Indicator, area, r.Sources, [.. published[r.Indicator.Id].Where(f => r.Sources.Contains(f.Figure.Area))], catalogue.Zone, at)),
        ];
    }

    /// <summary>What was published of an indicator in areas by a moment, corrected figures too, the newest periods.</summary>
    public Task<IReadOnlyList<FigureVersion>> VersionsAsync(
        IndicatorDefinition indicator, IReadOnlyCollection<string> areas, Instant at, int limit, CancellationToken cancellation) =>
        figures.ReadVersionsAsync(new FigureQuery(areas, [indicator.Id], at, PeriodsTold, false, limit), cancellation);
}
