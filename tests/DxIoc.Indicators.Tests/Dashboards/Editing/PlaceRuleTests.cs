using CsCheck;
using DxIoc.Contracts.Dashboards;
using DxIoc.Indicators.Dashboards.Editing;

namespace DxIoc.Indicators.Tests.Dashboards.Editing;

/// <summary>What becomes of the others when a tile takes a place.</summary>
public sealed class PlaceRuleTests
{
    [Fact]
    public void One_that_is_half_covered_stays_with_its_rest() => Assert.Equal(
        new TilePlace(5, 1, 2, 2), PlaceRule.Put(Two(new(1, 1, 3, 2), new(4, 1, 3, 2)), "a", new(1, 1, 4, 2)).Places["b"]);

    [Fact]
    public void One_that_is_covered_goes_where_the_other_came_from() => Assert.Equal(
        new TilePlace(1, 1, 3, 2), PlaceRule.Put(Two(new(1, 1, 3, 2), new(4, 1, 3, 2)), "a", new(4, 1, 3, 2)).Places["b"]);

    [Fact]
    public void One_that_finds_no_room_goes_below_all()
    {
        var put = PlaceRule.Put(Two(new(1, 1, 3, 2), new(4, 1, 3, 2)), "a", new(1, 1, 6, 2));
        Assert.Equal((new TilePlace(1, 3, 3, 2), 4), (put.Places["b"], put.Rows));
    }

    [Fact]
    public void A_place_beyond_the_grid_is_held_within_its_columns_and_adds_rows() => Assert.Equal(
        (new TilePlace(4, 9, 3, 2), 10), (PlaceRule.Put(Two(new(1, 1, 3, 2), new(4, 1, 3, 2)), "a", new(9, 9, 3, 2)) is var put ? (put.Places["a"], put.Rows) : default));

    [Fact]
    public void Whatever_moves_all_tiles_stay_within_the_grid_and_none_overlaps_another() => Gen.Select(
        Gen.Int[1, 24], Gen.Select(Gen.Int[0, 9], Gen.Int[1, 26], Gen.Int[1, 20], Gen.Int[1, 12], Gen.Int[1, 8]).Array[1, 40]).Sample((columns, moves) =>
        {
            var layout = new SceneLayout(columns, 1, new Dictionary<string, TilePlace>());
            foreach (var (tile, column, row, width, height) in moves)
            {
                layout = PlaceRule.Put(layout, $"t{tile}", new TilePlace(column, row, width, height));
                var cells = layout.Places.Values.SelectMany(p => from c in Enumerable.Range(p.Column, p.Width) from r in Enumerable.Range(p.Row, p.Height) select (c, r)).ToList();
                Assert.Equal(cells.Count, cells.Distinct().Count());
                Assert.All(cells, cell => Assert.True(cell.c >= 1 && cell.c <= layout.Columns && cell.r >= 1 && cell.r <= layout.Rows));
                Assert.InRange(layout.Rows, 1, 60);
            }
        });

    private static SceneLayout Two(TilePlace a, TilePlace b) => new(6, 2, new Dictionary<string, TilePlace> { ["a"] = a, ["b"] = b });
}
