using DxIoc.Feeds.Areas;

namespace DxIoc.Feeds.Tests.Areas;

/// <summary>Which area a point has, by exact points, and what is said of files that are no maps.</summary>
public sealed class AreaMapTests
{
    /// <summary>A square with a hole and an island in it, a neighbour that shares a border, and one of two parts.</summary>
    private const string Map = """
        {"type": "FeatureCollection", "features": [
          {"type": "Feature", "properties": {"area": "west"}, "geometry": {"type": "Polygon", "coordinates": [
            [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]], [[2, 2], [8, 2], [8, 8], [2, 8], [2, 2]]]}},
          {"type": "Feature", "properties": {"area": "east"}, "geometry": {"type": "Polygon", "coordinates": [[[10, 0], [20, 0], [20, 10], [10, 10], [10, 0]]]}},
          {"type": "Feature", "properties": {"area": "parts"}, "geometry": {"type": "MultiPolygon", "coordinates": [
            [[[4, 4], [6, 4], [6, 6], [4, 6], [4, 4]]], [[[30, 0], [40, 0], [30, 10], [30, 0]]]]}}
        ]}
        """;

    [Theory]
    [InlineData(1, 1, "west")]
    [InlineData(9.999999, 9.999999, "west")]
    [InlineData(5, 15, "east")]
    [InlineData(5, 3, null)]
    [InlineData(5, 5, "parts")]
    [InlineData(2, 32, "parts")]
    [InlineData(8, 38, null)]
    [InlineData(5, 25, null)]
    [InlineData(-0.000001, 5, null)]
    public void A_point_has_the_area_in_whose_polygon_it_lies(double latitude, double longitude, string? area) =>
        Assert.Equal(area, Read(Map)!.Find(latitude, longitude));

    [Theory]
    [InlineData(5, 10, "west")]
    [InlineData(0, 10, "west")]
    [InlineData(10, 10, "west")]
    [InlineData(0, 0, "west")]
    [InlineData(0, 20, "east")]
    [InlineData(5, 2, "west")]
    [InlineData(4, 4, "parts")]
    [InlineData(5, 35, "parts")]
    public void A_border_belongs_to_its_area_and_a_shared_one_to_the_first(double latitude, double longitude, string area) =>
        Assert.Equal(area, Read(Map)!.Find(latitude, longitude));

    [Theory]
    [InlineData("{", "it is no JSON (line 1)")]
    [InlineData("[]", "it is no GeoJSON FeatureCollection")]
    [InlineData("""{"features": []}""", "it has no feature")]
    [InlineData("""{"features": [1]}""", "feature 1: it has no property 'area' that says its area")]
    [InlineData("""{"features": [{"properties": {"area": "north"}}]}""", "feature 1: there is no area 'north' in the catalogue")]
    [InlineData("""{"features": [{"properties": {"area": "west"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]}""", "feature 1: its geometry is no Polygon or MultiPolygon")]
    [InlineData("""{"features": [{"properties": {"area": "west"}, "geometry": {"type": "Polygon", "coordinates": []}}]}""", "feature 1: its geometry has no ring")]
    [InlineData("""{"features": [{"properties": {"area": "west"}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}}]}""", "feature 1: a ring of it is not closed, has less than four points, or a point that is no [longitude, latitude]")]
    [InlineData("""{"features": [{"properties": {"area": "west"}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 100], [0, 0]]]}}]}""", "feature 1: a ring of it is not closed, has less than four points, or a point that is no [longitude, latitude]")]
    public void What_is_wrong_with_a_map_is_told(string text, string problem)
    {
        Assert.Null(AreaMapReader.Read("map.geojson", text, "area", Known, out var told));
        Assert.Equal(problem, told);
    }

    internal static bool Known(string area) => area is "west" or "east" or "parts";

    private static AreaMap? Read(string text)
    {
        var map = AreaMapReader.Read("map.geojson", text, "area", Known, out var problem);
        Assert.Equal("", problem);
        return map;
    }
}
