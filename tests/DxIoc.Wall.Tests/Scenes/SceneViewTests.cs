using Bunit;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Wall.Live;
using DxIoc.Wall.Past;
using DxIoc.Wall.Scenes;
using DxIoc.Wall.Tests.Tiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Wall.Tests.Scenes;

/// <summary>A scene drawn: every kind at once, and what cannot be drawn beside what can.</summary>
public sealed class SceneViewTests : BunitContext
{
    private readonly FakeTimeProvider _time = new(Some.Moment);
    private readonly SomeScene _server = new();

    [Fact]
    public void Every_kind_of_tile_is_drawn_in_one_scene()
    {
        var scene = Show(SomeScene.Of("province", [.. TileKinds.All.Select(Example)]));

        Assert.Equal(TileKinds.All, scene.FindAll("[data-testid=scene-tile]").Select(t => t.GetAttribute("data-kind")));
        Assert.Empty(scene.FindAll("[data-testid=trouble]"));
        Assert.All(scene.FindAll("[data-testid=scene-tile]"), tile => Assert.NotNull(tile.QuerySelector(".card")));
        Assert.Equal("allow-scripts", scene.Find("iframe").GetAttribute("sandbox"));
    }

    [Fact]
    public void A_kind_that_the_wall_does_not_know_is_a_card_that_says_so_and_the_others_stand()
    {
        var scene = Show(SomeScene.Of("province", Example(TileKinds.Value), new TileInfo { Id = "new", Kind = "hologram" }));

        Assert.Contains("hologram", scene.Find("[data-tile=new] [data-testid=trouble]").TextContent);
        Assert.Equal("12.5", scene.Find("[data-tile=value] [data-testid=tile]").GetAttribute("data-value"));
    }

    [Fact]
    public void A_tile_that_fails_is_a_card_that_says_so_and_the_others_stand()
    {
        var scene = Show(SomeScene.Of("province", Example(TileKinds.Value), new TileInfo { Id = "bad", Kind = TileKinds.Embed, Url = "no address" }));

        Assert.Contains("sẽ được thử lại", scene.Find("[data-tile=bad] [data-testid=trouble]").TextContent);
        Assert.Equal("12.5", scene.Find("[data-tile=value] [data-testid=tile]").GetAttribute("data-value"));
    }

    [Fact]
    public void A_figure_past_its_limit_looks_stale_without_a_word_from_the_server()
    {
        var scene = Show(SomeScene.Of("province", Example(TileKinds.Value)));

        _time.Advance(TimeSpan.FromSeconds(61));
        scene.WaitForAssertion(() => Assert.Equal("stale", scene.Find("[data-testid=tile]").GetAttribute("data-freshness")));

        Assert.Contains("Dữ liệu cũ", scene.Find(".figure-foot").TextContent);
        Assert.Contains("61 s", scene.Find(".figure-age").TextContent);
    }

    [Fact]
    public void Places_for_all_shapes_of_screen_stand_in_the_page_for_the_style_sheet()
    {
        var layout = new SceneLayout(2, 1, new Dictionary<string, TilePlace> { ["value"] = new(1, 1, 2, 1) });
        var scene = Show(SomeScene.Of("province", Example(TileKinds.Value)) with { Layouts = new SceneLayouts(layout, layout with { Places = new Dictionary<string, TilePlace>() }, layout) });

        Assert.Equal("--wide:1/1/2/3;--ultrawide-shown:none;--tablet:1/1/2/3", scene.Find("[data-testid=scene-tile]").GetAttribute("style"));
        Assert.StartsWith("--wide-columns:2;--wide-rows:1;", scene.Find("[data-testid=scene]").GetAttribute("style"), StringComparison.Ordinal);
    }

    private static TileInfo Example(string kind) => new()
    {
        Id = kind,
        Kind = kind,
        Indicator = "pm25",
        Indicators = ["pm25"],
        Text = new LocalText("Chào", "Hello"),
        Url = "https://maps.example.vn/",
    };

    private IRenderedComponent<SceneView> Show(SceneInfo scene)
    {
        _server.With(Some.Indicator());
        var live = new LiveBoards(null, _time);
        live.Begin(Some.Seed([Some.Indicator()], [.. Some.EveryArea.Select(a => Some.Whole(a, Some.Reading()))]));
        Services.AddSingleton(live)
            .AddSingleton(new TimeMachine(live, null, _time))
            .AddSingleton<IWallData>(new HttpWallData(new HttpClient()))
            .AddSingleton<ISceneData>(_server)
            .AddSingleton(new RendererClock(true, _time))
            .AddSingleton(Some.Vietnamese);
        return Render<SceneView>(p => p.Add(s => s.Scene, scene));
    }
}
