using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace DxIoc.Feeds.Areas;

/// <summary>
/// Areas by their borders: which one a point lies in. A border belongs to its area, and one that two share to that which stands first in
/// the file, so that a point has one area always. Immutable, but for the indexes that its polygons make at their first use; safe for
/// concurrent use.
/// </summary>
/// <param name="File">As it is named to people.</param>
internal sealed class AreaMap(string file, IReadOnlyList<(string Area, Geometry Shape)> areas)
{
    private readonly (string Area, Envelope Around, IndexedPointInAreaLocator Inside)[] _areas =
        [.. areas.Select(a => (a.Area, a.Shape.EnvelopeInternal, new IndexedPointInAreaLocator(a.Shape)))];

    public string File => file;

    /// <summary>The area, or null for a point that lies in none.</summary>
    public string? Find(double latitude, double longitude)
    {
        var point = new Coordinate(longitude, latitude);
        foreach (var (area, around, inside) in _areas)
        {
            if (around.Contains(point) && inside.Locate(point) != Location.Exterior)
            {
                return area;
            }
        }

        return null;
    }
}
