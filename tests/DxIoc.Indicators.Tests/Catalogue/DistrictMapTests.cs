using System.Text.Json;

namespace DxIoc.Indicators.Tests.Catalogue;

/// <summary>The shipped map: one polygon for each district, fitted together without gaps or overlaps.</summary>
public sealed class DistrictMapTests
{
    private static readonly JsonElement Map = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(ShippedFiles.Folder, "map", "districts.geojson"))).RootElement;

    private static readonly Dictionary<string, (double X, double Y)[]> Rings = Map.GetProperty("features").EnumerateArray().ToDictionary(
        f => f.GetProperty("properties").GetProperty("area").GetString()!,
        f => f.GetProperty("geometry").GetProperty("coordinates")[0].EnumerateArray().Select(p => (p[0].GetDouble(), p[1].GetDouble())).ToArray());

    [Fact]
    public void It_says_that_it_is_a_schematic() => Assert.Equal(
        "Schematic of the nine districts: drawn by hand to show how they lie, not survey boundaries.", Map.GetProperty("note").GetString());

    [Fact]
    public void Every_area_without_children_has_a_polygon() => Assert.Equal(
        ShippedFiles.Catalogue.Areas.Leaves.Select(a => a.Id).Order(StringComparer.Ordinal), Rings.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Names_are_those_of_the_areas() => Assert.All(
        Map.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties")),
        p => Assert.Equal(ShippedFiles.Catalogue.Areas.Find(p.GetProperty("area").GetString()!)!.Name.Vi, p.GetProperty("name").GetString()));

    [Fact]
    public void Rings_are_closed_and_run_counterclockwise() => Assert.All(Rings, ring =>
    {
        Assert.Equal(ring.Value[0], ring.Value[^1]);
        Assert.True(Extent(ring.Value) > 0, ring.Key);
    });

    [Fact]
    public void Every_edge_is_the_border_of_two_districts_or_the_outline_which_is_one_ring()
    {
        List<((double X, double Y) From, (double X, double Y) To)> edges = [.. Rings.Values.SelectMany(Edges)];
        var outline = edges.Where(e => !edges.Contains((e.To, e.From))).ToDictionary(e => e.From, e => e.To);

        // Two districts on one side of an edge would overlap.
        Assert.Equal(edges.Count, edges.Distinct().Count());

        var ring = new List<(double X, double Y)> { outline.Keys.First() };
        do
        {
            ring.Add(outline[ring[^1]]);
        }
        while (ring[^1] != ring[0]);

        Assert.Equal(outline.Count, ring.Count - 1);
        Assert.Equal(Extent([.. ring]), Rings.Values.Sum(Extent), 9);
    }

    [Theory]
    [InlineData("dau-tieng", "bau-bang")]
    [InlineData("dau-tieng", "ben-cat")]
    [InlineData("bau-bang", "phu-giao")]
    [InlineData("bau-bang", "ben-cat")]
    [InlineData("phu-giao", "bac-tan-uyen")]
    [InlineData("bac-tan-uyen", "tan-uyen")]
    [InlineData("ben-cat", "tan-uyen")]
    [InlineData("ben-cat", "thu-dau-mot")]
    [InlineData("thu-dau-mot", "tan-uyen")]
    [InlineData("thu-dau-mot", "thuan-an")]
    [InlineData("thuan-an", "tan-uyen")]
    [InlineData("thuan-an", "di-an")]
    [InlineData("di-an", "tan-uyen")]
    public void Neighbours_share_a_border(string one, string other) =>
        Assert.NotEmpty(Edges(Rings[one]).Intersect(Edges(Rings[other]).Select(e => (e.To, e.From))));

    [Theory]
    [InlineData("bau-bang", "thu-dau-mot")]
    [InlineData("bac-tan-uyen", "di-an")]
    [InlineData("dau-tieng", "thu-dau-mot")]
    public void Districts_that_lie_apart_do_not_touch(string one, string other) =>
        Assert.Empty(Rings[one].Intersect(Rings[other]));

    private static IEnumerable<((double X, double Y) From, (double X, double Y) To)> Edges((double X, double Y)[] ring) =>
        ring.Zip(ring.Skip(1), (a, b) => (a, b));

    /// <summary>The shoelace formula: twice the area, positive where the ring runs counterclockwise.</summary>
    private static double Extent((double X, double Y)[] ring) =>
        Edges(ring).Sum(e => (e.From.X * e.To.Y) - (e.To.X * e.From.Y));
}
