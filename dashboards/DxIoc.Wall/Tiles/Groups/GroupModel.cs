using DxIoc.Contracts.Boards;
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

    public static GroupModel Of(TileView view, TileInfo tile)
    {
        var (scope, area) = (view.Scope, view.Scope.AreaOf(tile));
        var all = tile.Indicators.Count > 0
            ? [.. tile.Indicators.Select(scope.Info).Where(i => i.Areas.Contains(area))]
            : scope.Seed.BoardOf(area).Where(i => i.Sector == tile.Sector).ToList();
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

    /// <summary>The style values for a number of cells.</summary>
    internal static string ColumnsOf(SceneLayouts layouts, string tile, int count) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"--wide-cells:{ColumnsOf(layouts.Wide, tile, count, 16 / 9.0)};--ultrawide-cells:{ColumnsOf(layouts.Ultrawide, tile, count, 32 / 9.0)};--tablet-cells:{ColumnsOf(layouts.Tablet, tile, count, 1.4 * layouts.Tablet.Rows / 12)}");

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
