using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.Tables;

/// <summary>Areas by indicators. A figure that an area does not have is an empty cell, not a missing one.</summary>
public sealed record TableModel(string Title, Rows<TableHead> Heads, Rows<TableRow> Rows)
{
    public static TableModel Of(TileView view, TileInfo tile)
    {
        var (scope, infos) = (view.Scope, tile.Indicators.Select(view.Scope.Info).ToList());
        return new TableModel(
            tile.Title?.In(view.Language.Code) ?? view.Language["by-area"],
            new Rows<TableHead>(infos.Select(i => new TableHead(i.Name.In(view.Language.Code), Units.Of(i, view.Language)))),
            new Rows<TableRow>(AreasOf(tile, scope).Select(area => new TableRow(
                area,
                scope.AreaName(area, view.Language.Code),
                area == scope.Scene.Area,
                new Rows<TileModel?>(infos.Select(i => i.Areas.Contains(area) ? view.Model(i, area) : null))))));
    }

    public static void Need(TileInfo tile, TileScope scope, Scenes.SceneNeeds needs) => needs.Boards.UnionWith(AreasOf(tile, scope));

    /// <summary>The areas that are compared by any of the indicators, in the catalogue's order, and the one above them first.</summary>
    private static IEnumerable<string> AreasOf(TileInfo tile, TileScope scope)
    {
        var compared = tile.Indicators.SelectMany(i => scope.Compared(tile, i)).Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
        var own = scope.AreaOf(tile);
        return scope.Seed.Areas.Select(a => a.Id).Where(id => compared.Contains(id) || (tile.Areas is null && id == own));
    }
}
