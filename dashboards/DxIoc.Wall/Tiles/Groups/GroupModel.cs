using System.Globalization;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles.Groups;

/// <summary>
/// Several figures in one tile: those named, or a sector's. Where there is no room for all, one in trouble takes the last place.
/// </summary>
/// <param name="Columns">Style values: how many columns make the cells a good shape, by the shape of the screen.</param>
public sealed record GroupModel(string Title, Rows<FigureModel> Figures, int More, string Columns)
{
    /// <summary>A cell about twice as wide as high carries a name, a number and its age.</summary>
    private const double Shape = 1.9;

    /// <summary>A tablet's rows have a fixed height, of which about twenty are as high as the screen is wide.</summary>
    private const double TabletAspect = 20;

    public static GroupModel Of(TileView view, TileInfo tile)
    {
        var (scope, area) = (view.Scope, view.Scope.AreaOf(tile));
        var all = Members(tile, scope);
        var shown = all.Take(tile.Limit ?? int.MaxValue).ToList();
        ReadingStatus StatusOf(string id) => view.Boards.Board(area).Find(id)?.Status ?? ReadingStatus.Unknown;
        if (all.Skip(shown.Count).MaxBy(i => StatusOf(i.Id)) is { } worst && StatusOf(worst.Id) >= ReadingStatus.Warning && StatusOf(shown[^1].Id) < ReadingStatus.Warning)
        {
            shown[^1] = worst;
        }

        var sector = scope.Seed.Sectors.FirstOrDefault(s => s.Id == tile.Sector)?.Name.In(view.Language.Code);
        return new GroupModel(
            tile.Title?.In(view.Language.Code) ?? sector ?? "",
            new Rows<FigureModel>(shown.Select(i => FigureModel.Of(view, i, area, i.Name.In(view.Language.Code), spark: true))),
            all.Count - shown.Count,
            ColumnsOf(scope.Scene.Layouts, tile.Id, shown.Count));
    }

    /// <summary>The figures of the group that the area's board has.</summary>
    public static IReadOnlyList<IndicatorInfo> Members(TileInfo tile, TileScope scope) => tile.Indicators.Count > 0
        ? [.. tile.Indicators.Distinct(StringComparer.Ordinal).Select(scope.Info).Where(i => i.Areas.Contains(scope.AreaOf(tile)))]
        : [.. scope.Seed.BoardOf(scope.AreaOf(tile)).Where(i => i.Sector == tile.Sector)];

    /// <summary>The style values for a number of cells.</summary>
    internal static string ColumnsOf(SceneLayouts layouts, string tile, int count) => string.Join(';', new[]
    {
        Style("wide", ColumnsOf(layouts.Wide, tile, count, 16 / 9.0), count),
        Style("ultrawide", ColumnsOf(layouts.Ultrawide, tile, count, 32 / 9.0), count),
        Style("tablet", ColumnsOf(layouts.Tablet, tile, count, TabletAspect / layouts.Tablet.Rows), count),
    });

    /// <summary>The last cell is as wide as what its row has left, so that no hole stays.</summary>
    private static string Style(string layout, int columns, int count) => string.Create(
        CultureInfo.InvariantCulture, $"--{layout}-cells:{columns};--{layout}-last:{columns - (Math.Max(0, count - 1) % columns)}");

    /// <param name="aspect">Width by height of the whole grid.</param>
    internal static int ColumnsOf(SceneLayout layout, string tile, int count, double aspect)
    {
        if (!layout.Places.TryGetValue(tile, out var place) || count == 0)
        {
            return 1;
        }

        var shape = aspect * place.Width / layout.Columns / ((double)place.Height / layout.Rows);
        return Enumerable.Range(1, count).MinBy(columns =>
        {
            var rows = (count + columns - 1) / columns;
            var empty = (columns * rows) - count;
            return Math.Abs(Math.Log(shape / columns * rows / Shape)) + (0.12 * empty);
        });
    }
}
