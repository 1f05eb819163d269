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
public sealed class PastBoards(IHistory history, ICatalogueSource catalogue, ReportedBoards reported) : IDisposable
{
    private const int AtATime = 2;

    private readonly SemaphoreSlim _turns = new(AtATime, AtATime);

    /// <summary>The area's board at an instant; null for an area that the catalogue does not have.</summary>
    public async Task<BoardUpdate?> ReadAsync(string area, Instant at, CancellationToken cancellation) =>
        catalogue.Current is var current && current.Areas.Contains(area)
            ? (await ReadAsync(current, [area], at, cancellation))[0]
            : null;

    /// <summary>Every area's board at an instant. A parent's board needs its children's cells anyway: all cost hardly more than the topmost.</summary>
    public Task<IReadOnlyList<BoardUpdate>> ReadAllAsync(Instant at, CancellationToken cancellation) =>
        ReadAsync(catalogue.Current, [.. catalogue.Current.Areas.All.Select(a => a.Id)], at, cancellation);

    /// <summary>One cell as it stood, with all that it contains; null where the board has no such cell, or it is derived.</summary>
    public async Task<CellReading?> ReadCellAsync(string area, IndicatorDefinition indicator, Instant at, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            return indicator.Feed is null || !catalogue.Current.OnBoard(area, indicator.Id)
                ? null
                : (await new Reader(history, catalogue.Current, indicator, at, cancellation).CellAsync(area)).Read(at);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<IReadOnlyList<BoardUpdate>> ReadAsync(
        IndicatorCatalogue current, IReadOnlyList<string> areas, Instant at, CancellationToken cancellation)
    {
        await _turns.WaitAsync(cancellation);
        try
        {
            List<(string Area, BoardBook Book)> boards = [.. areas.Select(a => (a, new BoardBook(a, current)))];
            foreach (var indicator in current.Indicators.Where(i => i.Feed is not null))
            {
                var reader = new Reader(history, current, indicator, at, cancellation);
                foreach (var (area, book) in boards.Where(b => current.OnBoard(b.Area, indicator.Id)))
                {
                    book.Put((await reader.CellAsync(area)).Read(at));
                }
            }

            foreach (var (area, book) in boards)
            {
                foreach (var reading in await reported.ReadAsync(current, area, at, cancellation))
                {
                    book.Put(reading);
                }
            }

            return [.. boards.Select(b => BoardUpdates.From(b.Area, at.Micros / 1000, true, b.Book.All(), at))];
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>One indicator's cells in all areas that are asked for, each rebuilt once.</summary>
    private sealed class Reader(
        IHistory history, IndicatorCatalogue current, IndicatorDefinition indicator, Instant at, CancellationToken cancellation)
    {
        private readonly Dictionary<string, IndicatorCell> _cells = new(StringComparer.Ordinal);

        public async Task<IndicatorCell> CellAsync(string area)
        {
            if (_cells.TryGetValue(area, out var known))
            {
                return known;
            }

            var parts = current.PartsOf(area, indicator).ToList();
            var cell = new IndicatorCell(area, indicator, current.Zone, parts);
            cell.Rebuild(await history.ReadCellAsync(
                new CellQuery(area, indicator.Id, indicator.Feed!, indicator.Measures, WindowFactory.Reach(indicator), at),
                cancellation));
            foreach (var part in parts)
            {
                cell.MergePart((await CellAsync(part)).Part());
            }

            _cells[area] = cell;
            return cell;
        }
    }
}
