using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Scenes;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Tests.Tiles;

/// <summary>What the wall can draw is what files may name; what it cannot draw it says.</summary>
public sealed class TileRegistryTests
{
    [Fact]
    public void The_wall_draws_every_kind_that_files_may_name() => Assert.Equal(TileKinds.All, TileRegistry.Names);

    [Theory]
    [InlineData("hologram", "pm25", null, "trouble.kind", "hologram")]
    [InlineData("value", "pm99", null, "trouble.indicator", "pm99")]
    [InlineData("value", "pm25", "nowhere", "trouble.area", "nowhere")]
    [InlineData("value", "beds", "north", "trouble.not-here", "beds (vi)")]
    public void A_tile_that_cannot_be_drawn_names_what_it_misses(string kind, string indicator, string? area, string text, string what)
    {
        var tile = new TileInfo { Id = "a", Kind = kind, Indicator = indicator, Area = area };
        var scope = new SomeScene().With(Some.Indicator()).With(Some.Indicator("beds", areas: ["south"])).Scope("province", tile);

        Assert.Equal(new TileTrouble(text, what), TileTrouble.Of(tile, scope));
    }

    [Fact]
    public void A_sector_that_the_catalogue_lacks_is_named() => Assert.Equal(
        new TileTrouble("trouble.sector", "magic"),
        TileTrouble.Of(new TileInfo { Id = "a", Kind = "group", Sector = "magic" }, new SomeScene().Scope("province")));

    [Fact]
    public void Each_thing_is_wanted_once_however_many_tiles_show_it()
    {
        TileInfo[] tiles =
        [
            new() { Id = "a", Kind = "spark", Indicator = "pm25" },
            new() { Id = "b", Kind = "spark", Indicator = "pm25" },
            new() { Id = "c", Kind = "trend", Indicators = ["pm25"] },
            new() { Id = "d", Kind = "trend", Indicators = ["pm25"] },
            new() { Id = "e", Kind = "ranking", Indicator = "pm25" },
            new() { Id = "f", Kind = "feeds" },
            new() { Id = "g", Kind = "hologram" },
        ];
        var scope = new SomeScene().With(Some.Indicator()).Scope("province", tiles);

        var needs = SceneNeeds.Of(scope.Scene, scope.Seed);

        Assert.Equal(["north", "province", "south"], needs.Boards.Order(StringComparer.Ordinal));
        Assert.Equal([("province", "pm25")], needs.Sparks);
        Assert.Equal(new SeriesWish("province/pm25", 24, 0, 300, false), Assert.Single(needs.Series));
        Assert.True(needs.Feeds);
    }

    [Fact]
    public async Task What_one_question_cannot_bring_does_not_keep_the_others_away()
    {
        var scene = new SomeScene { Away = "sparks" }.With(Some.Indicator());
        scene.Feeds.Add(new() { Id = "air", Name = new LocalText("Khí", "Air") });
        TileInfo[] tiles = [new() { Id = "a", Kind = "spark", Indicator = "pm25" }, new() { Id = "f", Kind = "feeds" }];
        var scope = scene.Scope("province", tiles);
        var data = new SceneData(scene);

        await Assert.ThrowsAsync<HttpRequestException>(() => data.LoadAsync(SceneNeeds.Of(scope.Scene, scope.Seed), Some.Moment, null, CancellationToken.None));

        Assert.Equal("air", Assert.Single(data.Feeds!).Id);
        Assert.Equal("", data.Spark("province", "pm25", 1, Some.Moment));
    }

    [Fact]
    public async Task Each_thing_is_loaded_again_at_its_own_pace()
    {
        var scene = new SomeScene().With(Some.Indicator());
        TileInfo[] tiles = [new() { Id = "a", Kind = "spark", Indicator = "pm25" }, new() { Id = "f", Kind = "feeds" }];
        var scope = scene.Scope("province", tiles);
        var (data, needs) = (new SceneData(scene), SceneNeeds.Of(scope.Scene, scope.Seed));

        foreach (var seconds in new[] { 0, 5, 15, 30, 60 })
        {
            await data.LoadAsync(needs, Some.Moment.AddSeconds(seconds), null, CancellationToken.None);
        }

        Assert.Equal((2, 4), (scene.Asked.Count(a => a == "sparks province"), scene.Asked.Count(a => a == "feeds")));
    }

    [Fact]
    public async Task What_was_loaded_where_the_page_was_drawn_is_there_at_once_in_the_browser()
    {
        var scene = new SomeScene().With(Some.Indicator());
        scene.Feeds.Add(new() { Id = "air", Name = new LocalText("Khí", "Air") });
        TileInfo[] tiles = [new() { Id = "a", Kind = "spark", Indicator = "pm25" }, new() { Id = "f", Kind = "feeds" }];
        var view = await scene.ViewAsync("province", tiles);

        var data = new SceneData(scene);
        data.Restore(view.Data.Snapshot("some"));

        Assert.NotEqual("", data.Spark("province", "pm25", 1, Some.Moment));
        Assert.Single(data.Feeds!);
    }
}
