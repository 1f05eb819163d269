using System.Net;
using DxIoc.Contracts.Devices;
using DxIoc.Contracts.Feeds;
using DxIoc.EndToEnd.Tests.Harness;
using Microsoft.Playwright;

namespace DxIoc.EndToEnd.Tests;

/// <summary>From a recorder's message to the picture on a wall, and from the camera's death to a grey card.</summary>
public sealed class CameraPictureTests : IAsyncLifetime
{
    /// <summary>A red point, PNG.</summary>
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    private const string Scenes = """
        scenes:
          - id: cameras
            title: Camera
            layouts: { wide: [a] }
            tiles: [ { id: a, kind: cameras, url: "https://nvr.example.vn/{area}/{device}.mjpeg", player: mjpeg } ]

        """;

    private readonly TempFolder _folder = new();
    private ServerProcess _server = null!;
    private Publisher _recorder = null!;

    public async Task InitializeAsync()
    {
        var feeds = Directory.CreateDirectory(Path.Combine(_folder.Path, "feeds")).FullName;
        foreach (var shipped in Directory.EnumerateFiles(Path.Combine(Built.Root, "feeds"), "*.yaml"))
        {
            File.Copy(shipped, Path.Combine(feeds, Path.GetFileName(shipped)));
        }

        await File.WriteAllTextAsync(Path.Combine(feeds, "own.yaml"), "feeds: [ { use: frigate, area: di-an, limits: { age: 10s } } ]\n");
        var dashboards = Directory.CreateDirectory(Path.Combine(_folder.Path, "dashboards")).FullName;
        await File.WriteAllTextAsync(Path.Combine(dashboards, "scenes.yaml"), Scenes);
        _server = await ServerProcess.StartAsync($"--Feeds:Path={feeds}", $"--Dashboards:Path={dashboards}", "--Dashboards:EmbedHosts=nvr.example.vn");
        _recorder = await Publisher.ConnectAsync(_server.Mqtt);
    }

    public async Task DisposeAsync()
    {
        await _recorder.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_picture_is_on_the_wall_with_its_age_until_it_is_too_old_or_its_camera_dies()
    {
        await _recorder.SendAsync("frigate/gate/status/detect", "online");
        await _recorder.SendAsync("frigate/gate/person/snapshot", Png);
        await using var wall = await WallBrowser.OpenAsync(new Uri(_server.Web, "/scene/cameras?kiosk"));
        await wall.LiveAsync();
        var shown = wall.Page.Locator("[data-testid=camera][data-state=live] [data-testid=camera-picture]");

        await NextPictureAsync(shown);
        Assert.True(await shown.EvaluateAsync<bool>("i => i.decode().then(() => i.naturalWidth === 1)"));
        Assert.Matches(@"^Người · \d+ s$", await wall.Page.Locator("[data-testid=camera-caption]").InnerTextAsync());

        await Eventually.Becomes("a picture past its limit is gone", () => shown.CountAsync(), n => n == 0, TimeSpan.FromSeconds(30));
        Assert.Matches("^Ảnh quá cũ", await wall.Page.Locator("[data-testid=camera-caption]").InnerTextAsync());

        await NextPictureAsync(shown);
        await _recorder.SendAsync("frigate/gate/status/detect", "offline");
        await wall.Page.Locator("[data-testid=camera][data-state=dead]").WaitForAsync(new() { Timeout = 40_000 });
        Assert.Equal(0, await wall.Page.Locator("[data-testid=camera-picture]").CountAsync());
        Assert.Empty(wall.Errors);
    }

    [Fact]
    public async Task It_is_served_as_what_it_is_with_its_age_and_what_is_none_is_refused_and_kept_with_its_reason()
    {
        await _recorder.SendAsync("frigate/gate/person/snapshot", Png);
        await _recorder.SendAsync("frigate/gate/car/snapshot", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray());

        using var answer = await _server.Http.GetAsync(new Uri("/api/v1/devices/di-an/gate/picture", UriKind.Relative));
        var listed = Assert.Single(await _server.GetAsync<List<PictureInfo>>("/api/v1/devices/pictures?area=di-an"));
        var refused = await Eventually.Becomes("the refusal", () => _server.GetAsync<List<RefusedMessage>>("/api/v1/refused?feed=cameras"), r => r.Count == 1);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/devices/di-an/gate/picture");
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var unchanged = await _server.Http.SendAsync(again);
        using var missing = await _server.Http.GetAsync(new Uri("/api/v1/devices/di-an/nobody/picture", UriKind.Relative));

        Assert.Equal(Png, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.InRange(answer.Headers.Age!.Value.TotalSeconds, 0, 60);
        Assert.Equal(listed.At.ToUnixTimeSeconds(), answer.Content.Headers.LastModified!.Value.ToUnixTimeSeconds());
        Assert.Equal(("gate", "person", "image/png", 10.0), (listed.Device, listed.Label, listed.Type, listed.StaleAfter));
        Assert.Contains("no JPEG, PNG or WebP", Assert.Single(refused).Reason, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.NotFound), (unchanged.StatusCode, missing.StatusCode));
        Assert.Empty(await _server.GetAsync<List<PictureInfo>>("/api/v1/devices/pictures?area=thuan-an"));
    }

    [Fact]
    public async Task A_cameras_stream_is_opened_by_its_button_and_not_fetched_before()
    {
        await _recorder.SendAsync("frigate/gate/status/detect", "online");
        await using var wall = await WallBrowser.OpenAsync(new Uri("about:blank"));
        var asked = new List<string>();
        await wall.Page.RouteAsync("https://nvr.example.vn/**", route =>
        {
            asked.Add(route.Request.Url);
            return route.FulfillAsync(new() { BodyBytes = Png, ContentType = "image/png" });
        });
        await wall.GoAsync(new Uri(_server.Web, "/scene/cameras"));
        await wall.LiveAsync();
        var button = wall.Page.Locator("[data-testid=camera-watch]");
        await button.WaitForAsync(new() { Timeout = 40_000 });
        Assert.Empty(asked);

        await button.ClickAsync();
        var stream = wall.Page.Locator("[data-testid=camera-stream][open] img");
        await stream.WaitForAsync();
        Assert.True(await stream.EvaluateAsync<bool>("i => i.decode().then(() => true)"));
        Assert.Equal("https://nvr.example.vn/di-an/gate.mjpeg", Assert.Single(asked));
        Assert.Empty(await AccessibilityTests.FindAsync(wall));

        await wall.Page.Keyboard.PressAsync("Escape");
        await Eventually.Becomes("it is closed", () => wall.Page.Locator("[data-testid=camera-stream]").CountAsync(), n => n == 0);
        await wall.GoAsync(new Uri(_server.Web, "/scene/cameras?kiosk"));
        await wall.LiveAsync();
        Assert.Equal(0, await button.CountAsync());
        Assert.Empty(wall.Errors);
    }

    /// <summary>The wall looks for new pictures every fifteen seconds, and this one is too old after ten: its camera goes on sending.</summary>
    private async Task NextPictureAsync(ILocator shown) => await Eventually.Becomes(
        "the picture is shown",
        async () =>
        {
            await _recorder.SendAsync("frigate/gate/status/detect", "online");
            await _recorder.SendAsync("frigate/gate/person/snapshot", Png);
            return await shown.CountAsync();
        },
        n => n == 1,
        TimeSpan.FromSeconds(40));
}
