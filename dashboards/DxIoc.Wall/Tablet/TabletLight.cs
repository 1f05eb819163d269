using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Live;
using DxIoc.Wall.Scenes;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Tablet;

/// <summary>A traffic light: one sector of one area, or all of it.</summary>
/// <param name="Total">Indicators that it stands for; 0 where the area has none of the sector.</param>
/// <param name="StaleAt">When the first of its live figures is too old to be shown as live; null where none is live.</param>
public sealed record TabletLight(AreaState State, int Total, DateTimeOffset? StaleAt)
{
    public static TabletLight Of(BoardState board, IReadOnlyList<IndicatorInfo> indicators, DateTimeOffset now)
    {
        DateTimeOffset? first = null;
        foreach (var info in indicators)
        {
            if (board.Find(info.Id) is { At: { } at } reading && info.StaleAfter > 0 && TileModel.FreshnessAt(info, reading, now) == Freshness.Live)
            {
                var due = at.AddSeconds(info.StaleAfter);
                first = first < due ? first : due;
            }
        }

        return new TabletLight(AreaState.Of(board, indicators, now), indicators.Count, first);
    }
}
