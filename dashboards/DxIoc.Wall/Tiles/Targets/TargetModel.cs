using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.Targets;

/// <summary>A figure on its way to what the plan wants.</summary>
/// <param name="Share">How much of the bar is full, 0 to 1: all of it once the target is reached.</param>
/// <param name="Verdict">Reached, or how much of the target there is.</param>
/// <param name="Source">The plan's clause; empty where the catalogue has no target.</param>
public sealed record TargetModel(FigureModel Figure, double Share, bool Reached, string Wanted, string Verdict, string Source)
{
    public static TargetModel Of(TileView view, TileInfo tile)
    {
        var (info, figure) = (view.Scope.Info(tile.Indicator!), FigureModel.Of(view, tile, spark: false));
        var share = figure.Figure.AttainmentShare ?? 0;
        return new TargetModel(
            figure,
            Math.Clamp(share, 0, 1),
            figure.Figure.AttainmentShare >= 1,
            figure.Figure.Target.Length > 0 ? $"{figure.Figure.Target} {Units.Of(info, info.Target?.Value, view.Language)}".TrimEnd() : view.Language["target.none"],
            figure.Figure.AttainmentShare is not { } s ? ""
                : s >= 1 ? view.Language["target.reached"]
                : $"{view.Language["attained"]} {Figures.Number(s * 100, 0, view.Language)} %",
            info.Target?.SourceIn(view.Language.Code) ?? "");
    }
}
