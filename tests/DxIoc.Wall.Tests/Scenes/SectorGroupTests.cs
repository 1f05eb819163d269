using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Wall.Scenes;

namespace DxIoc.Wall.Tests.Scenes;

/// <summary>Which indicators of a sector stand on the province page.</summary>
public sealed class SectorGroupTests
{
    private static readonly IReadOnlyList<IndicatorInfo> Five = [.. new[] { "a", "b", "c", "d", "e" }.Select(id => Some.Indicator(id))];

    [Fact]
    public void The_first_of_the_catalogue_are_shown_and_the_rest_is_counted()
    {
        var group = Assert.Single(SectorGroup.Of(Some.Seed(Five), "province", Some.Board(), 3));

        Assert.Equal("environment", group.Sector.Id);
        Assert.Equal(["a", "b", "c"], group.Shown.Select(i => i.Id));
        Assert.Equal(2, group.More);
    }

    [Fact]
    public void One_in_trouble_takes_the_last_place()
    {
        var board = Some.Board(
            Some.Reading("c"), Some.Reading("d", status: ReadingStatus.Warning), Some.Reading("e", status: ReadingStatus.Critical));

        var group = Assert.Single(SectorGroup.Of(Some.Seed(Five), "province", board, 3));

        Assert.Equal(["a", "b", "e"], group.Shown.Select(i => i.Id));
        Assert.Equal(2, group.More);
    }

    [Fact]
    public void One_in_trouble_takes_the_last_place_also_from_one_that_was_never_heard()
    {
        var board = Some.Board(Some.Reading("e", status: ReadingStatus.Critical));

        Assert.Equal(["a", "b", "e"], Assert.Single(SectorGroup.Of(Some.Seed(Five), "province", board, 3)).Shown.Select(i => i.Id));
    }

    [Fact]
    public void What_is_merely_old_takes_nobodys_place()
    {
        var board = Some.Board(Some.Reading("c"), Some.Reading("e", freshness: Freshness.Stale));

        Assert.Equal(["a", "b", "c"], Assert.Single(SectorGroup.Of(Some.Seed(Five), "province", board, 3)).Shown.Select(i => i.Id));
    }

    [Fact]
    public void Sectors_keep_their_order_and_one_without_indicators_is_not_there()
    {
        var seed = Some.Seed([Some.Indicator("jam", sector: "traffic"), Some.Indicator("pm25"), Some.Indicator("far", areas: ["south"])]);

        Assert.Equal(["environment", "traffic"], SectorGroup.Of(seed, "province", Some.Board(), 4).Select(g => g.Sector.Id));
        Assert.Equal(
            ["environment"],
            SectorGroup.Of(Some.Seed([Some.Indicator("far", areas: ["south"])]), "south", Some.Board(), 4).Select(g => g.Sector.Id));
        Assert.Empty(SectorGroup.Of(Some.Seed([Some.Indicator("far", areas: ["south"])]), "province", Some.Board(), 4));
    }
}
