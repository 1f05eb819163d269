using DxIoc.Contracts.Boards;
using DxIoc.Grains.Districts;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Indicators.Windows;

namespace DxIoc.Grains.Boards;

/// <summary>
/// Boards as they stood: computed from what history had received by then, by the same cells that compute the board now.
/// Reaches as far back as raw observations are kept. Two at a time; further callers wait.
/// </summary>
public sealed class PastBoards(IHistory history, ICatalogueSource catalogue) : IDisposable
{
    private const int AtATime = 2;

    private readonly SemaphoreSlim _turns = new(AtATime, AtATime);

    /// <summary>The area's board at an instant; null for an area that the catalogue does not have.</summary>
    public async Task<BoardUpdate?> ReadAsync(string area, Instant at, CancellationToken cancellation)
    {
        var current = catalogue.Current;
        if (!current.Areas.Contains(area))
        {
            return null;
        }

        await _turns.WaitAsync(cancellation);
        try
        {
            var book = new BoardBook(area, current);
            foreach (var id in book.Cells)
            {
                book.Put((await CellAsync(current, area, current.Find(id)!, at, cancellation)).Read(at));
            }

            return BoardUpdates.From(area, at.Micros / 1000, true, book.All(), at);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<IndicatorCell> CellAsync(
        IndicatorCatalogue current, string area, IndicatorDefinition indicator, Instant at, CancellationToken cancellation)
    {
        var parts = current.PartsOf(area, indicator).ToList();
        var cell = new IndicatorCell(area, indicator, current.Zone, parts);
        cell.Rebuild(await history.ReadCellAsync(
            new CellQuery(area, indicator.Id, indicator.Feed!, indicator.Measures, WindowFactory.Reach(indicator), at),
            cancellation));
        foreach (var part in parts)
        {
            cell.MergePart((await CellAsync(current, part, indicator, at, cancellation)).Part());
        }

        return cell;
    }
}
