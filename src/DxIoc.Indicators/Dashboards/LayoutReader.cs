using System.Globalization;
using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Dashboards;

/// <summary>
/// Reads layouts as they are drawn: a line a row, a word a column, the word being a tile's id, "." for an empty cell, and "word*4" for
/// four columns of it. So two tiles cannot overlap. What is not drawn follows from the wide one. Pure.
/// </summary>
internal static class LayoutReader
{
    internal const int ColumnLimit = 60;
    internal const int RowLimit = 60;
    internal const string Empty = ".";
    private const int NamedTiles = 20;
    private const string Form = "write a line for each row and in it a tile's id for each column, like \"map*4 aqi*2\"";

    /// <summary>A tile may be left out of a layout, but not of all.</summary>
    public static SceneLayouts Read(YamlEntry scene, IReadOnlyList<string> tiles)
    {
        var entry = scene.Entry("layouts", DashboardKeys.Layouts);
        var nothing = new SceneLayout(1, 1, new Dictionary<string, TilePlace>());
        if (tiles.Count > TileReader.Limit)
        {
            // Its reader has said so; each word would be held against each of them.
            scene.RefuseKey("tiles", $"there are more than {TileReader.Limit} tiles", "leave some out");
            return new SceneLayouts(nothing, nothing, nothing);
        }

        if (entry?.Has("wide") != true)
        {
            (entry ?? scene).Refuse("layouts has no wide", $"add layouts: with wide: and {Form}");
        }

        var wide = entry?.Has("wide") == true ? ReadOne(entry, "wide", tiles) : nothing;
        var layouts = new SceneLayouts(
            wide,
            entry?.Has("ultrawide") == true ? ReadOne(entry, "ultrawide", tiles) : LayoutRule.Ultrawide(wide),
            entry?.Has("tablet") == true ? ReadOne(entry, "tablet", tiles) : LayoutRule.Tablet(wide));
        var drawn = layouts.Wide.Places.Keys.Concat(layouts.Ultrawide.Places.Keys).Concat(layouts.Tablet.Places.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in entry?.Has("wide") == true ? tiles.Where(t => t != "?" && !drawn.Contains(t)) : [])
        {
            entry!.Refuse($"the tile '{missing}' has no place", "draw it in a layout, or remove the tile");
        }

        return layouts;
    }

    private static SceneLayout ReadOne(YamlEntry entry, string key, IReadOnlyList<string> tiles)
    {
        // Cut where it is too much anyway: the text may come from anybody, and each word is held against each tile.
        var rows = entry.Texts(key).Take(RowLimit + 1).Select(r => Words(r).Take(ColumnLimit + 1).ToList()).ToList();
        var columns = rows.Count == 0 ? 0 : rows[0].Count;
        if (columns == 0 || rows.Any(r => r.Count > ColumnLimit) || rows.Count > RowLimit)
        {
            entry.RefuseKey(key, $"{key} has no cells, or more than {ColumnLimit} columns or {RowLimit} rows", Form);
            return new SceneLayout(1, 1, new Dictionary<string, TilePlace>());
        }

        for (var row = 1; row < rows.Count; row++)
        {
            if (rows[row].Count != columns)
            {
                entry.RefuseKey(key, string.Create(CultureInfo.InvariantCulture, $"row {row + 1} of {key} has {rows[row].Count} columns, the first has {columns}"), Form);
            }
        }

        var places = new Dictionary<string, TilePlace>(StringComparer.Ordinal);
        foreach (var word in rows.SelectMany(r => r).Where(w => w != Empty).Distinct(StringComparer.Ordinal))
        {
            if (!tiles.Contains(word))
            {
                entry.RefuseKey(key, $"there is no tile '{CatalogueError.OneLine(word)}'", $"write one of: {string.Join(", ", tiles.Take(NamedTiles))}{(tiles.Count > NamedTiles ? ", …" : "")}{Near.Hint(word, tiles)}");
            }
            else if (PlaceOf(rows, word) is { } place)
            {
                places.Add(word, place);
            }
            else
            {
                entry.RefuseKey(key, $"the cells of '{word}' in {key} are no rectangle", "draw each tile as one rectangle");
            }
        }

        return new SceneLayout(columns, rows.Count, places);
    }

    /// <summary>The word of each column.</summary>
    internal static List<string> Words(string row) =>
        [.. row.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Split('*') is [var name, var count]
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times is > 0 and <= ColumnLimit
                ? Enumerable.Repeat(name, times)
                : [word])];

    /// <summary>Null where the cells of the word are no rectangle.</summary>
    private static TilePlace? PlaceOf(List<List<string>> rows, string word)
    {
        var cells = (from row in Enumerable.Range(0, rows.Count) from column in Enumerable.Range(0, rows[row].Count) where rows[row][column] == word select (row, column)).ToList();
        var (top, left) = (cells.Min(c => c.row), cells.Min(c => c.column));
        var (height, width) = (cells.Max(c => c.row) - top + 1, cells.Max(c => c.column) - left + 1);
        return cells.Count == height * width ? new TilePlace(left + 1, top + 1, width, height) : null;
    }
}
