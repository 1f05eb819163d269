using DxIoc.EndToEnd.Tests.Harness;

namespace DxIoc.EndToEnd.Tests;

/// <summary>Scene files that change under open walls.</summary>
public sealed class SceneChangeTests : IAsyncLifetime
{
    private const string Scenes =
        """
        scenes:
          - id: own
            title: First
            layouts:
              wide: ["dust words"]
            tiles:
              - { id: dust, kind: value, indicator: pm25, area: thu-dau-mot }
              - { id: words, kind: text, text: Hello }
          - id: other
            title: Other
            layouts:
              wide: [clock]
            tiles: [ { id: clock, kind: clock } ]
        playlists:
          - id: turns
            title: Turns
            scenes: [ { scene: own, for: 4s }, { scene: other, for: 4s } ]

        """;

    private readonly TempFolder _folder = new();
    private ServerProcess _server = null!;

    private string File => Path.Combine(_folder.Path, "own.yaml");

    public async Task InitializeAsync()
    {
        await System.IO.File.WriteAllTextAsync(File, Scenes);
        _server = await ServerProcess.StartAsync($"--Dashboards:Path={_folder.Path}");
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_changed_file_reaches_an_open_wall_without_a_touch_and_a_bad_one_does_not()
    {
        await using var wall = await WallBrowser.OpenAsync(new Uri(_server.Web, "/scene/own?kiosk"));
        await wall.LiveAsync();
        await Title("First");

        await System.IO.File.WriteAllTextAsync(File, Scenes.Replace("First", "Second").Replace("text: Hello", "text: Goodbye"));
        await Title("Second");
        Assert.Equal("Goodbye", await wall.Page.InnerTextAsync("[data-tile=words] .prose"));

        await System.IO.File.WriteAllTextAsync(File, Scenes.Replace("First", "Third").Replace("pm25", "pm26"));
        await wall.GoAsync(new Uri(_server.Web, "/scenes"));
        await Eventually.Becomes(
            "the error on the page of scenes", () => wall.Page.Locator("[data-testid=scene-errors]").AllInnerTextsAsync(),
            texts => texts.Any(t => t.Contains("own.yaml:7: there is no indicator 'pm26'", StringComparison.Ordinal)), TimeSpan.FromSeconds(60));
        await wall.GoAsync(new Uri(_server.Web, "/scene/own?kiosk"));
        await Title("Second");
        Assert.Empty(wall.Errors);

        Task Title(string title) => Eventually.Becomes(
            $"the title {title}", () => wall.Page.Locator("[data-testid=scene-title]").AllInnerTextsAsync(), texts => texts.SequenceEqual([title]), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_figure_moves_on_a_scene_and_a_playlist_takes_turns()
    {
        await using var publisher = await Publisher.ConnectAsync(_server.Mqtt);
        await using var wall = await WallBrowser.OpenAsync(new Uri(_server.Web, "/playlist/turns?kiosk"));
        await wall.LiveAsync();
        await publisher.SendAsync("ioc/thu-dau-mot/air/station-1", """{"pm25": 180}""");

        await Eventually.Becomes("the other scene", () => SceneAsync(wall), id => id == "other", TimeSpan.FromSeconds(60));
        await Eventually.Becomes("the scene with the figure", () => SceneAsync(wall), id => id == "own", TimeSpan.FromSeconds(60));
        await Eventually.Becomes("180 on the wall", () => wall.ValueAsync("thu-dau-mot", "pm25"), value => value == 180, TimeSpan.FromSeconds(60));
        await Eventually.Becomes("the other scene again", () => SceneAsync(wall), id => id == "other", TimeSpan.FromSeconds(60));
        Assert.Empty(wall.Errors);
    }

    private static Task<string?> SceneAsync(WallBrowser wall) => wall.Page.EvaluateAsync<string?>(
        "() => document.querySelector('[data-testid=scene]')?.dataset.scene ?? null");
}
