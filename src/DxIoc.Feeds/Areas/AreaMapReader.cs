using System.Globalization;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace DxIoc.Feeds.Areas;

/// <summary>Reads the polygons of a GeoJSON FeatureCollection (RFC 7946), or says what is wrong with it. Pure.</summary>
internal static class AreaMapReader
{
    /// <summary>Points of a file at most.</summary>
    public const int PointLimit = 2_000_000;

    private static readonly GeometryFactory Shapes = GeometryFactory.Default;

    /// <summary>The map, or null and what is wrong.</summary>
    /// <param name="file">As it is named to people.</param>
    /// <param name="property">Of a feature: the id of its area.</param>
    /// <param name="known">Whether the catalogue has an area.</param>
    public static AreaMap? Read(string file, string text, string property, Func<string, bool> known, out string problem)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (!(Member(document.RootElement, "features") is { ValueKind: JsonValueKind.Array } features))
            {
                problem = "it is no GeoJSON FeatureCollection";
                return null;
            }

            var (areas, points, number) = (new List<(string, Geometry)>(), 0, 0);
            foreach (var feature in features.EnumerateArray())
            {
                number++;
                var area = Member(Member(feature, "properties"), property) is { ValueKind: JsonValueKind.String } id ? id.GetString()! : "";
                problem = area.Length == 0 ? $"it has no property '{property}' that says its area"
                    : !known(area) ? $"there is no area '{area}' in the catalogue"
                    : "";
                var shape = problem.Length == 0 ? Shape(Member(feature, "geometry"), ref points, out problem) : null;
                if (shape is null)
                {
                    problem = string.Create(CultureInfo.InvariantCulture, $"feature {number}: {problem}");
                    return null;
                }

                areas.Add((area, shape));
            }

            problem = areas.Count == 0 ? "it has no feature" : "";
            return areas.Count == 0 ? null : new AreaMap(file, areas);
        }
        catch (JsonException e)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"it is no JSON (line {e.LineNumber + 1})");
            return null;
        }
    }

    private static MultiPolygon? Shape(JsonElement? geometry, ref int points, out string problem)
    {
        var kind = Member(geometry, "type") is { ValueKind: JsonValueKind.String } type ? type.GetString() : "";
        if (kind is not ("Polygon" or "MultiPolygon") || Member(geometry, "coordinates") is not { ValueKind: JsonValueKind.Array } coordinates)
        {
            problem = "its geometry is no Polygon or MultiPolygon";
            return null;
        }

        var polygons = new List<Polygon>();
        foreach (var rings in kind == "Polygon" ? [coordinates] : coordinates.EnumerateArray().ToArray())
        {
            var read = new List<LinearRing>();
            foreach (var ring in rings.ValueKind == JsonValueKind.Array ? rings.EnumerateArray().ToArray() : [])
            {
                if (Ring(ring, ref points) is not { } closed)
                {
                    problem = "a ring of it is not closed, has less than four points, or a point that is no [longitude, latitude]";
                    return null;
                }

                read.Add(closed);
            }

            if (read.Count > 0)
            {
                polygons.Add(Shapes.CreatePolygon(read[0], [.. read.Skip(1)]));
            }
        }

        problem = polygons.Count == 0 ? "its geometry has no ring" : points > PointLimit ? $"it has more than {PointLimit} points" : "";
        return problem.Length > 0 ? null : Shapes.CreateMultiPolygon([.. polygons]);
    }

    private static LinearRing? Ring(JsonElement ring, ref int points)
    {
        if (ring.ValueKind != JsonValueKind.Array || ring.GetArrayLength() < 4 || (points += ring.GetArrayLength()) > PointLimit)
        {
            return null;
        }

        var read = new Coordinate[ring.GetArrayLength()];
        for (var i = 0; i < read.Length; i++)
        {
            var point = ring[i];
            if (point.ValueKind != JsonValueKind.Array || point.GetArrayLength() < 2
                || !Number(point[0], 180, out var longitude) || !Number(point[1], 90, out var latitude))
            {
                return null;
            }

            read[i] = new Coordinate(longitude, latitude);
        }

        return read[0].Equals2D(read[^1]) ? Shapes.CreateLinearRing(read) : null;
    }

    private static bool Number(JsonElement element, double largest, out double number)
    {
        number = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out number) && Math.Abs(number) <= largest;
    }

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } group && group.TryGetProperty(name, out var member) ? member : null;
}
