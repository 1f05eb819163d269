using DxIoc.Contracts.Dashboards;

namespace DxIoc.Indicators.Dashboards;

/// <summary>The layouts that a file leaves out, from the wide one. Pure.</summary>
internal static class LayoutRule
{
    private const int TabletColumns = 4;

    /// <summary>A tablet's row is about a twelfth of a screen high, whatever the wide layout's rows are.</summary>
    private const double TabletRows = 12;

    /// <summary>The same grid: its columns become wider, and tiles size themselves by their room.</summary>
    public static SceneLayout Ultrawide(SceneLayout wide) => wide;

    /// <summary>In reading order into four columns, as high as on the wall, wide enough to be read; the page becomes longer.</summary>
    public static SceneLayout Tablet(SceneLayout wide)
    {
        var taken = new List<bool[]>();
        var places = new Dictionary<string, TilePlace>(StringComparer.Ordinal);
        foreach (var (tile, place) in wide.Places.OrderBy(p => p.Value.Row).ThenBy(p => p.Value.Column))
        {
            var share = (double)place.Width / wide.Columns;
            var width = share > 0.55 ? 4 : share > 0.2 ? 2 : 1;
            var height = Math.Max(2, (int)Math.Ceiling(place.Height * TabletRows / wide.Rows));
            places.Add(tile, Put(taken, width, height));
        }

        foreach (var tile in places.Keys.ToList())
        {
            places[tile] = Grow(taken, places[tile]);
        }

        return new SceneLayout(TabletColumns, Math.Max(1, taken.Count), places);
    }

    /// <summary>Into the empty cells to its right and below it, so that no hole is left where one can be filled.</summary>
    private static TilePlace Grow(List<bool[]> taken, TilePlace place)
    {
        while (place.Column - 1 + place.Width < TabletColumns && Free(taken, place.Row - 1, place.Column - 1 + place.Width, 1, place.Height))
        {
            Take(taken, place.Row - 1, place.Column - 1 + place.Width, 1, place.Height);
            place = place with { Width = place.Width + 1 };
        }

        while (place.Row - 1 + place.Height < taken.Count && Free(taken, place.Row - 1 + place.Height, place.Column - 1, place.Width, 1))
        {
            Take(taken, place.Row - 1 + place.Height, place.Column - 1, place.Width, 1);
            place = place with { Height = place.Height + 1 };
        }

        return place;
    }

    /// <summary>The first place in reading order where it fits; the rows are taken.</summary>
    private static TilePlace Put(List<bool[]> taken, int width, int height)
    {
        for (var row = 0; ; row++)
        {
            for (var column = 0; column + width <= TabletColumns; column++)
            {
                if (Free(taken, row, column, width, height))
                {
                    Take(taken, row, column, width, height);
                    return new TilePlace(column + 1, row + 1, width, height);
                }
            }
        }
    }

    private static bool Free(List<bool[]> taken, int row, int column, int width, int height) =>
        !Enumerable.Range(row, height).Where(r => r < taken.Count).Any(r => taken[r].AsSpan(column, width).Contains(true));

    private static void Take(List<bool[]> taken, int row, int column, int width, int height)
    {
        while (taken.Count < row + height)
        {
            taken.Add(new bool[TabletColumns]);
        }

        for (var r = row; r < row + height; r++)
        {
            taken[r].AsSpan(column, width).Fill(true);
        }
    }
}
