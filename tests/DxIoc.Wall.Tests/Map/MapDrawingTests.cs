using System.Globalization;
using CsCheck;
using DxIoc.Wall.Map;

namespace DxIoc.Wall.Tests.Map;

/// <summary>Outlines from GeoJSON, laid flat; what is no map is an empty drawing, never an error.</summary>
public sealed class MapDrawingTests
{
    [Fact]
    public void North_is_up_and_the_width_is_filled()
    {
        var map = MapDrawing.Of(Some.Map);
        var scale = 1_000 / Math.Cos(11 * Math.PI / 180);

        Assert.Equal(["north", "south"], map.Shapes.Select(s => s.Area));
        Assert.Equal(["Bắc", "Nam"], map.Shapes.Select(s => s.Name));
        Assert.Equal(2 * scale, map.Height, 6);
        Assert.Equal("M0.0 1018.7L1000.0 1018.7L1000.0 0.0L0.0 0.0L0.0 1018.7Z", map.Shapes[0].Path);
    }

    [Fact]
    public void A_name_stands_in_the_middle_of_its_area()
    {
        var map = MapDrawing.Of(Some.Map);

        Assert.Equal((500, map.Height / 4), (Math.Round(map.Shapes[0].LabelX, 6), Math.Round(map.Shapes[0].LabelY, 6)), Near);
        Assert.Equal((500, map.Height * 3 / 4), (Math.Round(map.Shapes[1].LabelX, 6), Math.Round(map.Shapes[1].LabelY, 6)), Near);
    }

    [Fact]
    public void An_area_of_several_parts_is_one_shape_named_in_its_largest()
    {
        var map = MapDrawing.Of(Collection(
            """{"area":"isles","name":"Đảo"}""",
            """{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,1],[0,0]]],[[[10,0],[14,0],[14,4],[10,4],[10,0]]]]}"""));

        var shape = Assert.Single(map.Shapes);
        Assert.Equal(2, shape.Path.Count(c => c == 'M'));
        Assert.Equal(2, shape.Path.Count(c => c == 'Z'));
        Assert.Equal(12 / 14.0 * 1_000, shape.LabelX, 6);
    }

    [Fact]
    public void A_feature_that_is_no_area_is_passed_over_and_a_nameless_one_is_called_by_its_id()
    {
        const string Square = """{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}""";

        Assert.Empty(MapDrawing.Of(Collection("""{"name":"river"}""", Square)).Shapes);
        Assert.Equal("north", Assert.Single(MapDrawing.Of(Collection("""{"area":"north"}""", Square)).Shapes).Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("<html>")]
    [InlineData("""{"features":7}""")]
    [InlineData("""{"features":[]}""")]
    [InlineData("""{"features":[{"properties":null}]}""")]
    [InlineData("""{"features":[{"properties":{"area":7}}]}""")]
    [InlineData("""{"features":[{"properties":{"area":"a"},"geometry":null}]}""")]
    [InlineData("""{"features":[{"properties":{"area":"a"},"geometry":{"type":"Point","coordinates":[1,2]}}]}""")]
    [InlineData("""{"features":[{"properties":{"area":"a"},"geometry":{"type":"Polygon","coordinates":[[["x","y"]]]}}]}""")]
    public void What_is_no_map_is_an_empty_drawing(string text) => Assert.Empty(MapDrawing.Of(text).Shapes);

    [Theory]
    [InlineData("[[106,11],[106,11],[106,11],[106,11]]")]
    [InlineData("[[106,11],[107,11],[106,11]]")]
    [InlineData("[[106,11]]")]
    public void An_outline_without_a_surface_still_has_a_place(string ring)
    {
        var map = MapDrawing.Of(Collection("""{"area":"a"}""", $$"""{"type":"Polygon","coordinates":[{{ring}}]}"""));

        var shape = Assert.Single(map.Shapes);
        Assert.True(double.IsFinite(shape.LabelX) && double.IsFinite(shape.LabelY) && double.IsFinite(map.Height));
    }

    [Fact]
    public void Every_rectangle_fills_the_drawing_and_is_named_in_its_middle_in_any_culture()
    {
        Gen.Select(Gen.Double[-170, 170], Gen.Double[-70, 70], Gen.Double[0.01, 5], Gen.Double[0.01, 5]).Sample((west, south, width, height) =>
        {
            using var culture = new UnderCulture("vi-VN");
            string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"[{x:R},{y:R}]");
            var (east, north) = (west + width, south + height);
            var map = MapDrawing.Of(Collection(
                """{"area":"a"}""",
                $$"""{"type":"Polygon","coordinates":[[{{At(west, south)}},{{At(east, south)}},{{At(east, north)}},{{At(west, north)}},{{At(west, south)}}]]}"""));
            var shape = Assert.Single(map.Shapes);
            return !shape.Path.Contains(',', StringComparison.Ordinal)
                && Math.Abs(shape.LabelX - 500) < 0.01
                && Math.Abs((shape.LabelY / map.Height) - 0.5) < 0.001;
        }, iter: 1_000);
    }

    private static bool Near((double X, double Y) a, (double X, double Y) b) => Math.Abs(a.X - b.X) < 1e-3 && Math.Abs(a.Y - b.Y) < 1e-3;

    private static string Collection(string properties, string geometry) =>
        $$"""{"type":"FeatureCollection","features":[{"type":"Feature","properties":{{properties}},"geometry":{{geometry}}}]}""";
}
