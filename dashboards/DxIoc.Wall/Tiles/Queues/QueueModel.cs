using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Tiles.Rankings;

namespace DxIoc.Wall.Tiles.Queues;

/// <summary>Who waits: all together, and where, the longest queue first.</summary>
/// <param name="All">Null where the scene's area has no such figure of its own.</param>
public sealed record QueueModel(FigureModel? All, RankingModel Where)
{
    public static QueueModel Of(TileView view, TileInfo tile) => new(
        view.Scope.Info(tile.Indicator!).Areas.Contains(view.Scope.AreaOf(tile)) ? FigureModel.Of(view, tile, spark: true) : null,
        RankingModel.Of(view, tile with { Order = "highest" }));
}
