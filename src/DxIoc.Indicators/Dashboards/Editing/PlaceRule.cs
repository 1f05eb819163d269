using DxIoc.Contracts.Dashboards;

namespace DxIoc.Indicators.Dashboards.Editing;

/// <summary>
/// What becomes of the others when a tile takes a place: one that keeps half of its room stays with what is left; one that does not
/// goes where the tile came from, else to the first place with enough room, else below all. So no two ever overlap. Pure.
/// </summary>
internal static class PlaceRule
{
    /// <param name="to">Held within the grid; rows are added below where it needs them.</param>
    public static SceneLayout Put(SceneLayout layout, string tile, TilePlace to)
    {
        to = Within(layout, to);
        var before = layout.Places.GetValueOrDefault(tile);
        var places = new Dictionary<string, TilePlace>(layout.Places, StringComparer.Ordinal) { [tile] = to };
        var inTheWay = places.Where(p => p.Key != tile && Overlap(p.Value, to)).OrderBy(p => p.Value.Row).ThenBy(p => p.Value.Column).ToList();
        foreach (var (id, _) in inTheWay)
        {
            places.Remove(id);
        }

        foreach (var (id, place) in inTheWay.Where(p => Rest(p.Value, to) is { } rest && Size(rest) * 2 >= Size(p.Value)))
        {
            places[id] = Rest(place, to)!;
        }

        var rows = Math.Max(layout.Rows, to.Row + to.Height - 1);
        foreach (var (id, place) in inTheWay.Where(p => !places.ContainsKey(p.Key)))
        {
            if (before is not null && !Overlap(before, to) && IsFree(places.Values, before))
            {
                places[id] = before;
            }
            else if (First(places.Values, layout.Columns, rows, place.Width, place.Height) is { } free)
            {
                places[id] = free;
            }
            else if (Rest(place, to) is { } rest && IsFree(places.Values, rest))
            {
                places[id] = rest;
            }
            else
            {
                // Beyond the last row that a grid may have it is left out, and the file's reader says so.
                var below = new TilePlace(1, rows + 1, place.Width, Math.Min(place.Height, LayoutReader.RowLimit - rows));
                (rows, _) = below.Height > 0 ? (rows + below.Height, places[id] = below) : (rows, below);
            }
        }

        return new SceneLayout(layout.Columns, rows, places);
    }

    /// <summary>The first place of the size, or of a smaller one where the grid is full; below all where it has no room at all.</summary>
    public static TilePlace Find(SceneLayout layout)
    {
        var (width, height) = (Math.Max(1, layout.Columns / 4), Math.Max(1, layout.Rows / 4));
        for (var share = 1; share <= 2; share++)
        {
            if (First(layout.Places.Values, layout.Columns, layout.Rows, Math.Max(1, width / share), Math.Max(1, height / share)) is { } free)
            {
                return free;
            }
        }

        return new TilePlace(1, layout.Rows + 1, width, height);
    }

    private static TilePlace Within(SceneLayout layout, TilePlace place)
    {
        var width = Math.Clamp(place.Width, 1, layout.Columns);
        var height = Math.Clamp(place.Height, 1, LayoutReader.RowLimit);
        return new TilePlace(Math.Clamp(place.Column, 1, layout.Columns - width + 1), Math.Clamp(place.Row, 1, LayoutReader.RowLimit - height + 1), width, height);
    }

    /// <summary>The largest rectangle of a place that another does not cover; null where it covers all.</summary>
    private static TilePlace? Rest(TilePlace place, TilePlace other)
    {
        TilePlace[] parts =
        [
            place with { Width = other.Column - place.Column },
            new(other.Column + other.Width, place.Row, place.Column + place.Width - other.Column - other.Width, place.Height),
            place with { Height = other.Row - place.Row },
            new(place.Column, other.Row + other.Height, place.Width, place.Row + place.Height - other.Row - other.Height),
        ];
        return parts.Where(p => p is { Width: > 0, Height: > 0 }).MaxBy(Size);
    }

    private static TilePlace? First(IEnumerable<TilePlace> taken, int columns, int rows, int width, int height) => (
        from row in Enumerable.Range(1, Math.Max(0, rows - height + 1))
        from column in Enumerable.Range(1, Math.Max(0, columns - width + 1))
        let place = new TilePlace(column, row, width, height)
        where IsFree(taken, place)
        select place).FirstOrDefault();

    private static bool IsFree(IEnumerable<TilePlace> taken, TilePlace place) => !taken.Any(t => Overlap(t, place));

    private static bool Overlap(TilePlace a, TilePlace b) =>
        a.Column < b.Column + b.Width && b.Column < a.Column + a.Width && a.Row < b.Row + b.Height && b.Row < a.Row + a.Height;

    private static int Size(TilePlace place) => place.Width * place.Height;
}
