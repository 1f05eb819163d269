using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles;

/// <summary>One figure large, with its title: what the tiles of a single indicator have in common.</summary>
/// <param name="Spark">The last hours as a path; empty for none.</param>
public sealed record FigureModel(string Title, string Area, TileModel Figure, string Spark)
{
    /// <summary>
    /// How many digits wide value and unit are together, so that a style can size them to the tile: a point or comma and a letter of
    /// the smaller unit take less room than a digit.
    /// </summary>
    public string Chars => CharsOf(Figure);

    public static string CharsOf(TileModel figure)
    {
        var value = figure.Value.Sum(c => c is '.' or ',' or ' ' or '\u00a0' ? 0.5 : 1.05);
        var unit = figure.Unit.Length == 0 ? 0 : 0.4 + figure.Unit.Sum(c => c is '%' or 'µ' or 'm' ? 0.65 : 0.45);
        return Figures.Machine(Math.Max(2.6, value + unit + (figure.Trend.Length > 0 ? 1.25 : 0)), 2);
    }

    public static FigureModel Of(TileView view, TileInfo tile, bool spark)
    {
        var (info, area) = (view.Scope.Info(tile.Indicator!), view.Scope.AreaOf(tile));
        return Of(view, info, area, view.Title(tile, info), spark);
    }

    public static FigureModel Of(TileView view, Contracts.Catalogue.IndicatorInfo info, string area, string title, bool spark) => new(
        title, area, view.Model(info, area), spark ? view.Data.Spark(area, info.Id, view.Value(info, area), view.Now) : "");
}
