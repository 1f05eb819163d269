using System.Globalization;
using DxIoc.EndToEnd.Tests.Harness;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The leader's page: live over a thin line, honest without one, and it tells what changed meanwhile.</summary>
public sealed class TabletTests(ITestOutputHelper output)
{
    private const string Area = "thu-dau-mot";

    [Fact]
    public async Task A_figure_moves_on_the_tablet_and_grows_old_there_when_the_server_is_away()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var publisher = await Publisher.ConnectAsync(server.Mqtt);
        await publisher.SendAsync($"ioc/{Area}/air/station-1", TimeProvider.System.GetUtcNow(), "pm25", 41.5);
        await using var wall = await WallBrowser.OpenAsync(new Uri(server.Web, $"/tablet/{Area}"));
        await Eventually.Becomes("the figure", () => FigureAsync(wall, "value"), v => v == "41.5");

        await publisher.SendAsync($"ioc/{Area}/air/station-1", TimeProvider.System.GetUtcNow(), "pm25", 180);
        await Eventually.Becomes("the next figure", () => FigureAsync(wall, "value"), v => v == "180");
        Assert.Equal("online", await LinkAsync(wall));
        var page = await server.Http.GetStringAsync(new Uri($"/tablet/{Area}", UriKind.Relative));
        Assert.DoesNotContain("_framework/", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 1, 100_000);

        await server.KillAsync();
        await Eventually.Becomes("the tablet says that it is alone", () => LinkAsync(wall), s => s == "offline");
        Assert.Contains("Ngoại tuyến · số liệu lúc", await wall.Page.InnerTextAsync("[data-testid=connection]"), StringComparison.Ordinal);
        Assert.Equal("180", await FigureAsync(wall, "value"));
        await server.StartAsync();
        await Eventually.Becomes("it is back by itself", () => LinkAsync(wall), s => s == "online");
    }

    [Fact]
    public async Task Without_the_server_it_opens_with_the_last_figures_and_their_age()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var publisher = await Publisher.ConnectAsync(server.Mqtt);
        await publisher.SendAsync($"ioc/{Area}/air/station-1", TimeProvider.System.GetUtcNow(), "pm25", 63);
        await using var wall = await WallBrowser.OpenAsync(new Uri(server.Web, $"/tablet/{Area}"));
        await wall.Page.EvaluateAsync("() => navigator.serviceWorker.ready");
        await wall.Page.ReloadAsync();
        await Eventually.Becomes("the worker has the page", () => KeptAsync(wall), kept => kept);
        await Eventually.Becomes("the figure", () => FigureAsync(wall, "value"), v => v == "63");

        await server.KillAsync();
        await wall.Page.ReloadAsync(new PageReloadOptions { WaitUntil = WaitUntilState.DOMContentLoaded });

        await Eventually.Becomes("it says that it is offline", () => LinkAsync(wall), s => s == "offline");
        Assert.Equal("63", await FigureAsync(wall, "value"));
        var age = await wall.Page.InnerTextAsync("[data-indicator=pm25] .age");
        Assert.Matches("^[0-9]+ s$", age);
        await Eventually.Becomes("the age grows", () => wall.Page.InnerTextAsync("[data-indicator=pm25] .age"), a => a != age);
        Assert.Equal("rgb(17, 26, 43)", await wall.Page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.panel')).backgroundColor"));
    }

    [Fact]
    public async Task It_tells_what_changed_since_the_last_look()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var publisher = await Publisher.ConnectAsync(server.Mqtt);
        var start = TimeProvider.System.GetUtcNow();
        await publisher.SendAsync($"ioc/{Area}/air/station-1", start.AddMinutes(-3), "pm25", 20);
        await using var wall = await WallBrowser.OpenAsync(new Uri(server.Web, $"/tablet/{Area}"));
        await Eventually.Becomes("the first look", () => wall.Page.InnerTextAsync("#changes"), t => t.Contains("Lần xem đầu tiên", StringComparison.Ordinal));
        // A look ends when the page is left, so what it remembers is set from beside it.
        await wall.GoAsync(new Uri(server.Web, "/health/live"));
        await wall.Page.EvaluateAsync(
            "([area, at]) => localStorage.setItem(`dxioc-look-${area}`, JSON.stringify({ at, reached: {} }))",
            new[] { Area, start.AddMinutes(-10).ToString("O", CultureInfo.InvariantCulture) });

        await publisher.SendAsync($"ioc/{Area}/air/station-1", start.AddMinutes(-2), "pm25", 400);
        await publisher.SendAsync($"ioc/{Area}/air/station-1", start.AddSeconds(1), "pm25", 400);
        await Eventually.Becomes(
            "history has the change",
            () => server.JsonAsync($"/api/v1/boards/{Area}/changes?from={start.AddMinutes(-10).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}"),
            c => c.GetProperty("changes").EnumerateArray().Any(m => m.GetProperty("indicator").GetString() == "pm25" && m.GetProperty("status").GetString() == "critical"),
            TimeSpan.FromSeconds(90));
        await wall.GoAsync(new Uri(server.Web, $"/tablet/{Area}"));

        var told = await Eventually.Becomes("the change is told", () => wall.Page.InnerTextAsync("#changes"), t => t.Contains("Bụi mịn PM2,5", StringComparison.Ordinal));
        output.WriteLine(told);
        Assert.Contains("Nghiêm trọng", told, StringComparison.Ordinal);
        await wall.Page.ClickAsync("[data-testid=seen]");
        await Eventually.Becomes("seen is seen", () => wall.Page.InnerTextAsync("#changes"), t => t.Contains("Không có thay đổi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_can_be_installed()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var wall = await WallBrowser.OpenAsync(new Uri(server.Web, "/tablet"));
        var session = await wall.Page.Context.NewCDPSessionAsync(wall.Page);
        var manifest = (await session.SendAsync("Page.getAppManifest"))!.Value;
        Assert.Equal(0, manifest.GetProperty("errors").GetArrayLength());
        Assert.EndsWith("tablet.webmanifest", manifest.GetProperty("url").GetString(), StringComparison.Ordinal);
        await wall.Page.EvaluateAsync("() => navigator.serviceWorker.ready");
        var faults = (await session.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors");
        // A window of a test is private: nothing installs there, and nothing else is in the way.
        Assert.All(faults.EnumerateArray(), f => Assert.Equal("in-incognito", f.GetProperty("errorId").GetString()));
        Assert.Empty(wall.Errors);
    }

    private static Task<string?> FigureAsync(WallBrowser wall, string what) => wall.Page.EvaluateAsync<string?>(
        "what => document.querySelector('[data-indicator=pm25]')?.getAttribute(`data-${what}`) ?? null", what);

    private static Task<string?> LinkAsync(WallBrowser wall) => wall.ConnectionAsync();

    private static Task<bool> KeptAsync(WallBrowser wall) => wall.Page.EvaluateAsync<bool>(
        "async () => (await caches.match(location.href)) !== undefined");
}
