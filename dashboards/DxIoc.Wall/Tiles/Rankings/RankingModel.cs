using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.Rankings;

/// <summary>Areas in the order of a figure. Those without one stand last, and never as zero.</summary>
public sealed record RankingModel(string Title, string Unit, Rows<RankingRow> Rows, int More)
{
    public static RankingModel Of(TileView view, TileInfo tile)
    {
        var (scope, info) = (view.Scope, view.Scope.Info(tile.Indicator!));
        var rows = scope.Compared(tile, info.Id)
            .Select(a => (Area: a, Figure: view.Model(info, a.Id), Value: view.Value(info, a.Id)))
            .ToList();
        var longest = rows.Max(r => Math.Abs(r.Value ?? 0));
        var sorted = Sorted(rows, tile.Order ?? "worst", info.Thresholds);
        var shown = sorted.Take(tile.Limit ?? int.MaxValue)
            .Select(r => new RankingRow(
                r.Area.Id, r.Area.Name.In(view.Language.Code), r.Figure, longest > 0 ? Math.Abs(r.Value ?? 0) / longest : 0, r.Area.Id == scope.Scene.Area))
            .ToList();
        return new RankingModel(
            tile.Title?.In(view.Language.Code) ?? info.Name.In(view.Language.Code), Units.Of(info, view.Language), new Rows<RankingRow>(shown), rows.Count - shown.Count);
    }

    public static void Need(TileInfo tile, TileScope scope, Scenes.SceneNeeds needs) =>
        needs.Boards.UnionWith(scope.Compared(tile, tile.Indicator!).Select(a => a.Id));

    private static IEnumerable<(AreaInfo Area, TileModel Figure, double? Value)> Sorted(
        IEnumerable<(AreaInfo Area, TileModel Figure, double? Value)> rows, string order, ThresholdInfo? limits)
    {
        var known = rows.OrderBy(r => r.Value is null);
        if (order == "worst")
        {
            known = known.ThenByDescending(r => r.Figure.Status >= ReadingStatus.Warning ? r.Figure.Status : ReadingStatus.Unknown);
        }

        return order == "lowest" || (order == "worst" && limits?.Direction == "low")
            ? known.ThenBy(r => r.Value).ThenBy(r => r.Area.Id, StringComparer.Ordinal)
            : known.ThenByDescending(r => r.Value).ThenBy(r => r.Area.Id, StringComparer.Ordinal);
    }
}
