using DxIoc.EndToEnd.Tests.Harness;
using Microsoft.Playwright;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The designer in a browser: what is made there is the file that a person would write, and walls show it.</summary>
public sealed class DesignerTests : IAsyncLifetime
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
              - { id: trend, kind: trend, indicators: [dossiers-received] }

        """;

    /// <summary>Where set, the desk is saved below it in designer/ as the guide shows it.</summary>
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("DXIOC_SCREENSHOTS");

    private ServerProcess _demo = null!;

    public async Task InitializeAsync() => _demo = await ServerProcess.StartDemoAsync();

    public async Task DisposeAsync() => await _demo.DisposeAsync();

    [Fact]
    public async Task A_scene_made_with_the_mouse_is_the_file_written_by_hand_and_walls_show_it()
    {
        await using var desk = await WallBrowser.OpenAsync(new Uri(_demo.Web, "/designer"));
        await desk.Page.FillAsync("[data-testid=new-vi]", "Giờ cao điểm", new PageFillOptions { Timeout = 60_000 });
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
        Assert.Equal("true", await desk.Page.GetAttributeAsync("[data-testid=desk-state]", "data-dirty"));
        await desk.Page.ClickAsync("[data-testid=save]");
        await Eventually.Becomes("saved", () => desk.Page.GetAttributeAsync("[data-testid=desk-state]", "data-dirty"), d => d == "false");

        Assert.Equal(ByHand, await File.ReadAllTextAsync(Path.Combine(_demo.Data, "dashboards", "rush-hour.yaml")));
        Assert.Empty(desk.Errors);
        await ShootAsync(desk, "new");
    }

    private static Task Tiles(WallBrowser desk, params string[] tiles) => Eventually.Becomes(
        $"the tiles {string.Join(", ", tiles)}", () => desk.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-testid=slot]')].map(s => s.dataset.tile)"),
        seen => seen.SequenceEqual(tiles), TimeSpan.FromSeconds(20));

    private static Task Place(WallBrowser desk, string tile, string place) => Eventually.Becomes(
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
            await desk.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "designer", FormattableString.Invariant($"{name}-{width}x{height}.jpg")), Type = ScreenshotType.Jpeg, Quality = 80 });
        }
    }
}
