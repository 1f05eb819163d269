using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Map;
using DxIoc.Wall.Scenes;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.Maps;

/// <summary>The areas drawn by an indicator, or, without one, by the trouble that they are in. A missing figure has no level.</summary>
public sealed record MapModel(string Title, string Note, double Height, Rows<MapArea> Areas, Rows<MapPoint> Points, string Own)
{
    private const int Levels = 7;

    public static MapModel Of(TileView view, TileInfo tile, MapDrawing drawing)
    {
        var (language, info) = (view.Language, tile.Indicator is { } id ? view.Scope.Info(id) : null);
        var values = info is null ? [] : drawing.Shapes.Select(s => view.Value(info, s.Area)).OfType<double>().ToList();
        var areas = drawing.Shapes.Select(shape =>
        {
            var name = view.Scope.AreaName(shape.Area, language.Code);
            if (info is null)
            {
                var state = AreaState.Of(view.Boards.Board(shape.Area), view.Scope.Seed.BoardOf(shape.Area), view.Now);
                return new MapArea(shape.Area, name, shape.Path, shape.LabelX, shape.LabelY, state.Classes, "", state.Sign, state.Text, state.Status.ToString().ToLowerInvariant());
            }

            var figure = view.Model(info, shape.Area);
            return new MapArea(
                shape.Area, name, shape.Path, shape.LabelX, shape.LabelY, figure.Classes, LevelOf(view.Value(info, shape.Area), values), figure.Sign, figure.Value, figure.Status.ToString().ToLowerInvariant());
        });
        return new MapModel(
            tile.Title?.In(language.Code) ?? info?.Name.In(language.Code) ?? language["map"],
            info is null ? language["map-note"] : string.Join(" · ", new[] { Units.Of(info, language), language["map-note"] }.Where(t => t.Length > 0)),
            drawing.Height,
            new Rows<MapArea>(areas),
            new Rows<MapPoint>(drawing.Points),
            view.Scope.IsRoot(view.Scope.Scene.Area) ? "" : view.Scope.Scene.Area);
    }

    public static void Need(TileInfo tile, TileScope scope, SceneNeeds needs) => needs.Boards.UnionWith(scope.Seed.Areas.Select(a => a.Id));

    private static string LevelOf(double? value, List<double> values) =>
        value is not { } v ? "" : Figures.Machine(values.Max() > values.Min() ? Math.Min(Levels - 1, Math.Floor((v - values.Min()) / (values.Max() - values.Min()) * Levels)) : 1, 0);
}
