using System.Text;
using System.Text.Json;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Map;

/// <summary>
/// GeoJSON (RFC 7946) polygons as SVG paths: longitudes and latitudes laid flat, with the longitude shortened by the cosine of the
/// middle latitude, which is true enough for a province. Features without an "area" property are passed over, but for points with a "device" property. Pure.
/// </summary>
public sealed class MapDrawing
{
    public const double Width = 1_000;

    private MapDrawing(IReadOnlyList<MapShape> shapes, IReadOnlyList<MapPoint> points, double height)
    {
        Shapes = shapes;
        Points = points;
        Height = height;
    }

    public IReadOnlyList<MapShape> Shapes { get; }

    public IReadOnlyList<MapPoint> Points { get; }

    /// <summary>For a width of 1,000.</summary>
    public double Height { get; }

    /// <summary>An empty drawing for text that is no GeoJSON.</summary>
    public static MapDrawing Of(string geoJson)
    {
        var devices = new List<(string Device, (double X, double Y) At)>();
        var outlines = Read(geoJson, devices);
        var all = outlines.SelectMany(o => o.Rings).SelectMany(r => r).ToList();
        if (all.Count == 0)
        {
            return new MapDrawing([], [], Width);
        }

        var (west, east) = (all.Min(p => p.X), all.Max(p => p.X));
        var (south, north) = (all.Min(p => p.Y), all.Max(p => p.Y));
        var squeeze = Math.Cos((south + north) / 2 * Math.PI / 180);
        var scale = Width / Math.Max(1e-9, (east - west) * squeeze);
        (double X, double Y) Place((double X, double Y) p) => ((p.X - west) * squeeze * scale, (north - p.Y) * scale);
        return new MapDrawing(
            [.. outlines.Select(o => Shape(o.Area, o.Name, [.. o.Rings.Select(r => r.Select(Place).ToList())]))],
            [.. devices.Select(d => (d.Device, At: Place(d.At))).Select(d => new MapPoint(d.Device, d.At.X, d.At.Y))],
            (north - south) * scale);
    }

    private static List<(string Area, string Name, List<List<(double X, double Y)>> Rings)> Read(string geoJson, List<(string, (double, double))> devices)
    {
        var outlines = new List<(string, string, List<List<(double, double)>>)>();
        try
        {
            using var document = JsonDocument.Parse(geoJson);
            foreach (var feature in document.RootElement.GetProperty("features").EnumerateArray())
            {
                var properties = feature.GetProperty("properties");
                if (properties.TryGetProperty("device", out var device) && feature.GetProperty("geometry").GetProperty("type").GetString() == "Point")
                {
                    devices.Add((device.GetString() ?? "", PointOf(feature.GetProperty("geometry").GetProperty("coordinates"))));
                    continue;
                }

                if (!properties.TryGetProperty("area", out var area) || area.GetString() is not { } id)
                {
                    continue;
                }

                var name = properties.TryGetProperty("name", out var n) ? n.GetString() ?? id : id;
                var geometry = feature.GetProperty("geometry");
                var coordinates = geometry.GetProperty("coordinates");
                var rings = geometry.GetProperty("type").GetString() == "MultiPolygon"
                    ? coordinates.EnumerateArray().SelectMany(p => p.EnumerateArray())
                    : coordinates.EnumerateArray();
                outlines.Add((id, name, [.. rings.Select(Ring)]));
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }

        return outlines;
    }

    private static List<(double X, double Y)> Ring(JsonElement ring) =>
        [.. ring.EnumerateArray().Select(PointOf)];

    private static (double X, double Y) PointOf(JsonElement p) => (p[0].GetDouble(), p[1].GetDouble());

    private static MapShape Shape(string area, string name, List<List<(double X, double Y)>> rings)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            for (var i = 0; i < ring.Count; i++)
            {
                path.Append(i == 0 ? 'M' : 'L').Append(Figures.Machine(ring[i].X, 1)).Append(' ').Append(Figures.Machine(ring[i].Y, 1));
            }

            path.Append('Z');
        }

        var (x, y) = Centre(rings.Count > 0 ? rings.MaxBy(r => Math.Abs(AreaOf(r)))! : []);
        return new MapShape(area, name, path.ToString(), x, y);
    }

    private static double AreaOf(List<(double X, double Y)> ring)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < ring.Count; i++)
        {
            sum += (ring[i].X * ring[i + 1].Y) - (ring[i + 1].X * ring[i].Y);
        }

        return sum / 2;
    }

    /// <summary>The centroid of the polygon.</summary>
    private static (double X, double Y) Centre(List<(double X, double Y)> ring)
    {
        var area = AreaOf(ring);
        if (Math.Abs(area) < 1e-9)
        {
            return ring.Count > 0 ? ring[0] : (0, 0);
        }

        var (x, y) = (0.0, 0.0);
        for (var i = 0; i + 1 < ring.Count; i++)
        {
            var cross = (ring[i].X * ring[i + 1].Y) - (ring[i + 1].X * ring[i].Y);
            x += (ring[i].X + ring[i + 1].X) * cross;
            y += (ring[i].Y + ring[i + 1].Y) * cross;
        }

        return (x / (6 * area), y / (6 * area));
    }
}
