using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Live;
using DxIoc.Wall.Texts;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Tablet;

/// <summary>One live figure, with the plan's target where it has one.</summary>
public sealed record TabletFigure(IndicatorInfo Info, TileModel Tile, DateTimeOffset? At)
{
    /// <summary>Whether the target is reached; null where that is not known or there is none.</summary>
    public bool? Reached => Tile.AttainmentShare is { } share ? share >= 1 : null;

    /// <summary>How much of the target is reached, 0 to 1.</summary>
    public double Share => Math.Clamp(Tile.AttainmentShare ?? 0, 0, 1);

    /// <summary>When it will be too old to be shown as live; null where it is not live, or never grows old.</summary>
    public DateTimeOffset? StaleAt => Tile.Freshness == Freshness.Live && Info.StaleAfter > 0 ? At?.AddSeconds(Info.StaleAfter) : null;

    /// <summary>All of an area's board, in the catalogue's order.</summary>
    public static IReadOnlyList<TabletFigure> Of(WallSeed seed, AreaInfo area, BoardState board, DateTimeOffset now, Language language) =>
    [
        .. seed.BoardOf(area.Id).Select(i => new TabletFigure(i, TileModel.Of(i, board.Find(i.Id), now, area.Parent is null, language), board.Find(i.Id)?.At)),
    ];

    /// <summary>Those with a target: farthest from it first, what is unknown last.</summary>
    public static IReadOnlyList<TabletFigure> Targets(IEnumerable<TabletFigure> figures) =>
    [
        .. figures.Where(f => f.Info.Target is not null)
            .OrderBy(f => f.Tile.AttainmentShare ?? double.MaxValue)
            .ThenBy(f => f.Info.Id, StringComparer.Ordinal),
    ];
}
