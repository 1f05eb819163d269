using DxIoc.EndToEnd.Tests.Harness;
using Microsoft.Playwright;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The designer in a browser: what is made there is the file that a person would write, and walls show it.</summary>
public sealed class DesignerTests(DesignerTests.Shared shared) : IClassFixture<DesignerTests.Shared>
{
    /// <summary>Written by hand: the scene that the test makes with the mouse.</summary>
    private const string ByHand =
        """
        scenes:
          - id: rush-hour
            title: { vi: Giờ cao điểm, en: Rush hour }
            layouts:
              wide:
                - "clock*3 trend*6 value*3"
                - "clock*3 trend*6 value*3"
                - ".*3 trend*6 .*3"
                - ".*3 trend*6 .*3"
                - ".*12"
                - ".*12"
                - ".*12"
                - ".*12"
            tiles:
              - { id: clock, kind: clock }
              - { id: value, kind: value, indicator: congestion }
              - { id: trend, kind: trend, indicators: [cameras-online], hours: 6 }

        """;

    /// <summary>Where set, the desk is saved below it in designer/ as the guide shows it.</summary>
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("DXIOC_SCREENSHOTS");

    private readonly ServerProcess _demo = shared.Demo;

    [Fact]
    public async Task A_scene_made_with_the_mouse_is_the_file_written_by_hand_and_walls_show_it()
    {
        await using var wall = await WallBrowser.OpenAsync(new Uri(_demo.Web, "/scene/rush-hour?kiosk"));
        await wall.LiveAsync();
        await using var desk = await OpenAsync("/designer");
        await desk.Page.FillAsync("[data-testid=new-vi]", "Giờ cao điểm");
        await desk.Page.FillAsync("[data-testid=new-en]", "Rush hour");
        await desk.Page.FillAsync("[data-testid=new-id]", "rush-hour");
        await desk.Page.ClickAsync("[data-testid=new-make]");
        await Tiles(desk, "clock");

        await desk.Page.ClickAsync("[data-testid=add-value]");
        await Tiles(desk, "clock", "value");
        await desk.Page.SelectOptionAsync("[data-testid=set-indicator]", "congestion");
        await DragAsync(desk, "[data-tile=value].slot", 10.5, 1);
        await Place(desk, "value", "10/1/3/2");

        await DragAsync(desk, "[data-testid=add-trend]", 3.5, .5);
        await Place(desk, "trend", "4/1/3/2");
        await DragAsync(desk, "[data-tile=trend] .grip", 8.9, 3.9);
        await Place(desk, "trend", "4/1/6/4");
        await desk.Page.FillAsync("[data-testid=set-hours]", "6");
        await desk.Page.PressAsync("[data-testid=set-hours]", "Tab");
        await IdleAsync(desk);
        Assert.Empty(await wall.Page.Locator("[data-testid=scene-tile]").AllAsync());
        await SaveAsync(desk);

        Assert.Equal(ByHand, await File.ReadAllTextAsync(Own("rush-hour")));
        await OnWall(wall, "clock", "value", "trend");
        await ShootAsync(desk, "new");

        // By keys: the clock goes, the value comes to its place; then the one step back and the other again.
        await desk.Page.Locator("[data-tile=clock].slot").PressAsync("Delete");
        await Tiles(desk, "value", "trend");
        await desk.Page.ClickAsync("[data-testid=undo]");
        await Tiles(desk, "clock", "value", "trend");
        await desk.Page.ClickAsync("[data-testid=redo]");
        await Tiles(desk, "value", "trend");
        await desk.Page.Locator("[data-tile=value].slot").PressAsync("Shift+ArrowDown");
        await Place(desk, "value", "10/1/3/3");
        await desk.Page.Locator("[data-tile=value].slot").PressAsync("ArrowDown");
        await Place(desk, "value", "10/2/3/3");
        await SaveAsync(desk);
        await OnWall(wall, "value", "trend");

        // What was before is kept, and comes back.
        await desk.Page.ClickAsync("[data-testid=tab-versions]");
        await desk.Page.ClickAsync("[data-testid=compare]");
        Assert.Contains("-       - { id: clock, kind: clock }", await desk.Page.InnerTextAsync("[data-testid=diff]"));
        await ShootAsync(desk, "versions");
        await desk.Page.ClickAsync("[data-testid=restore]");
        await Tiles(desk, "clock", "value", "trend");
        await SaveAsync(desk);
        Assert.Equal(ByHand, await File.ReadAllTextAsync(Own("rush-hour")));
        await OnWall(wall, "clock", "value", "trend");
        Assert.Empty(desk.Errors);
        // Until it was saved the wall asked for a scene that there was not.
        Assert.All(wall.Errors, e => Assert.Contains("/api/v1/scenes/rush-hour", e));
    }

    [Fact]
    public async Task A_shipped_scene_becomes_a_copy_of_ones_own_in_which_only_what_was_edited_differs_and_a_file_that_changed_meanwhile_is_not_lost()
    {
        await using var desk = await OpenAsync("/designer/targets-society");
        await desk.Page.WaitForSelectorAsync("[data-testid=slot][data-tile=fibre]");
        await ShootAsync(desk, "targets");
        var shipped = await desk.Page.EvaluateAsync<string>("async () => (await (await fetch('/api/v1/scenes/targets-society/file')).json()).draft.text");
        await desk.Page.ClickAsync("[data-tile=fibre].slot");
        await desk.Page.SelectOptionAsync("[data-testid=set-indicator]", "e-invoices");
        await IdleAsync(desk);
        await SaveAsync(desk);
        Assert.Equal(shipped.Replace("indicator: households-fibre", "indicator: e-invoices"), await File.ReadAllTextAsync(Own("overview")));

        await File.AppendAllTextAsync(Own("overview"), "# by hand\n");
        await desk.Page.SelectOptionAsync("[data-testid=set-indicator]", "smartphone-owners");
        await IdleAsync(desk);
        await desk.Page.ClickAsync("[data-testid=save]");
        await desk.Page.ClickAsync("[data-testid=reload]");
        await Eventually.Becomes("what stands there now", () => desk.Page.GetAttributeAsync("[data-testid=desk-state]", "data-dirty"), d => d == "false");
        Assert.EndsWith("# by hand\n", await File.ReadAllTextAsync(Own("overview")));

        // A text that cannot be used says why, with its line; the last good scene stays drawn.
        await desk.Page.ClickAsync("[data-testid=tab-text]");
        var text = await desk.Page.InputValueAsync("[data-testid=file-text]");
        await desk.Page.FillAsync("[data-testid=file-text]", text.Replace("kind: ticker", "kind: tickr"));
        await desk.Page.PressAsync("[data-testid=file-text]", "Tab");
        await Eventually.Becomes("the error", () => desk.Page.InnerTextAsync("[data-testid=desk-errors]"), t => t.Contains("kind 'tickr' is unknown", StringComparison.Ordinal));
        Assert.True(await desk.Page.IsDisabledAsync("[data-testid=save]"));
        await desk.Page.ClickAsync("[data-testid=undo]");
        Assert.Equal(text, await desk.Page.InputValueAsync("[data-testid=file-text]"));
        // The refused save is told in the console too.
        Assert.All(desk.Errors, e => Assert.Contains("409", e));
    }

    private async Task<WallBrowser> OpenAsync(string path)
    {
        var desk = await WallBrowser.OpenAsync(new Uri(_demo.Web, path));
        desk.Page.SetDefaultTimeout(60_000);
        return desk;
    }

    private string Own(string scene) => Path.Combine(_demo.Data, "dashboards", scene + ".yaml");

    private static async Task SaveAsync(WallBrowser desk)
    {
        await desk.Page.ClickAsync("[data-testid=save]");
        await Eventually.Becomes("saved", () => desk.Page.GetAttributeAsync("[data-testid=desk-state]", "data-dirty"), d => d == "false");
    }

    private static async Task IdleAsync(WallBrowser desk) => await Eventually.Becomes(
        "an edit that is made", () => desk.Page.EvaluateAsync<string>("() => document.querySelector('[data-testid=desk]').dataset.busy + document.querySelector('[data-testid=desk-state]').dataset.dirty"), s => s == "falsetrue");

    private static async Task OnWall(WallBrowser wall, params string[] tiles) => await Eventually.Becomes(
        $"the tiles {string.Join(", ", tiles)} on the wall", () => wall.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-testid=scene-tile]')].map(s => s.dataset.tile)"),
        seen => seen.SequenceEqual(tiles), TimeSpan.FromSeconds(20));

    private static async Task Tiles(WallBrowser desk, params string[] tiles) => await Eventually.Becomes(
        $"the tiles {string.Join(", ", tiles)}", () => desk.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-testid=slot]')].map(s => s.dataset.tile)"),
        seen => seen.SequenceEqual(tiles), TimeSpan.FromSeconds(20));

    private static async Task Place(WallBrowser desk, string tile, string place) => await Eventually.Becomes(
        $"{tile} at {place}", () => desk.Page.EvaluateAsync<string?>(
            "t => { const s = document.querySelector(`[data-testid=slot][data-tile=${t}]`)?.dataset; return s ? `${s.column}/${s.row}/${s.width}/${s.height}` : null; }", tile),
        seen => seen == place, TimeSpan.FromSeconds(20));

    /// <summary>By the middle of an element (of its last pixels for a grip) to a place of the grid, in cells from its corner.</summary>
    private static async Task DragAsync(WallBrowser desk, string what, double column, double row)
    {
        var grid = (await desk.Page.Locator("[data-testid=stage-grid]").BoundingBoxAsync())!;
        var columns = int.Parse((await desk.Page.GetAttributeAsync("[data-testid=stage-grid]", "data-columns"))!, System.Globalization.CultureInfo.InvariantCulture);
        var rows = int.Parse((await desk.Page.GetAttributeAsync("[data-testid=stage-grid]", "data-rows"))!, System.Globalization.CultureInfo.InvariantCulture);
        await desk.Page.Locator(what).HoverAsync();
        await desk.Page.Mouse.DownAsync();
        await desk.Page.Mouse.MoveAsync((float)(grid.X + (column * grid.Width / columns)), (float)(grid.Y + (row * grid.Height / rows)), new MouseMoveOptions { Steps = 5 });
        await desk.Page.Mouse.UpAsync();
    }

    private static async Task ShootAsync(WallBrowser desk, string name)
    {
        if (Screenshots is not { } folder)
        {
            return;
        }

        foreach (var (width, height) in ((int, int)[])[(1920, 1080), (1180, 820)])
        {
            await desk.Page.SetViewportSizeAsync(width, height);
            await desk.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "designer", FormattableString.Invariant($"{name}-{width}x{height}.jpg")), Type = ScreenshotType.Jpeg, Quality = 80, Timeout = 120_000 });
        }
    }

    /// <summary>One demo for both: each test has files of its own.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal ServerProcess Demo { get; private set; } = null!;

        public async Task InitializeAsync() => Demo = await ServerProcess.StartDemoAsync();

        public async Task DisposeAsync() => await Demo.DisposeAsync();
    }
}
