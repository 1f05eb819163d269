using System.Globalization;
using System.Text.RegularExpressions;
using DxIoc.EndToEnd.Tests.Harness;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>Day and night: by the hour, by hand, without violation in both; and a picture that wanders so that nothing burns in.</summary>
public sealed class LightTests(SharedDemo demo, ITestOutputHelper output) : IClassFixture<SharedDemo>
{
    /// <summary>Every kind of tile, and every kind of ground beneath one.</summary>
    private static readonly string[] Scenes =
        ["/scene/overview", "/scene/attention", "/scene/cameras", "/scene/feeds", "/scene/targets", "/scene/sector-traffic", "/scene/sector-environment", "/scene/district-thu-dau-mot", "/scene/situation-flood"];

    private static readonly string[] Pages = ["/", "/areas/thu-dau-mot", "/indicators/binh-duong/pm25", "/feeds", "/figures", "/scenes", "/displays", "/display", "/designer/targets-society", "/tablet", .. Scenes];

    private const string Violations = """
        async () => {
            const result = await axe.run(document, { resultTypes: ['violations'] });
            return result.violations.flatMap(v => v.nodes.slice(0, 5).map(n =>
                `${v.id} (${v.impact}): ${n.target.join(' ')}: ${(n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? v.help}`));
        }
        """;

    /// <summary>Puts the picture at a place of the ring; where it stands then, in pixels, how much room there is around it, and how far the page scrolls.</summary>
    private const string Place = """
        ([x, y]) => {
            document.documentElement.style.setProperty('--drift-x', x);
            document.documentElement.style.setProperty('--drift-y', y);
            const r = document.querySelector('.wall').getBoundingClientRect();
            const inner = [...document.querySelectorAll('.wall > .top, .scene-tile > .card')].map(e => e.getBoundingClientRect());
            const root = document.documentElement;
            const scrolls = Math.max(root.scrollWidth - root.clientWidth, root.scrollHeight - root.clientHeight);
            return [r.left, r.top, Math.min(...inner.map(i => Math.min(i.left, i.top, innerWidth - i.right, innerHeight - i.bottom))), scrolls];
        }
        """;

    [Fact]
    public async Task A_kiosk_is_light_by_day_and_dark_at_night_by_the_servers_clock()
    {
        await using var wall = await WallBrowser.OpenAsync(new Uri("about:blank"));
        await wall.Page.RouteAsync("**/scene/overview?kiosk*", async route =>
        {
            // The server's clock is told in the page: eight in the morning in the province, whatever the hour of this test.
            var response = await route.FetchAsync();
            var html = Regex.Replace(await response.TextAsync(), "data-now=\"[0-9]+\"", $"data-now=\"{Hour(route.Request.Url.Contains("evening", StringComparison.Ordinal) ? 11 : 1)}\"");
            await route.FulfillAsync(new RouteFulfillOptions { Response = response, Body = html });
        });
        await wall.GoAsync(new Uri(demo.Server.Web, "/scene/overview?kiosk"));
        Assert.Equal("day", await LightAsync(wall));
        var ground = await GroundAsync(wall);
        await wall.GoAsync(new Uri(demo.Server.Web, "/scene/overview?kiosk&evening"));
        Assert.Equal("night", await LightAsync(wall));
        output.WriteLine($"day on {ground}, night on {await GroundAsync(wall)}");
        Assert.NotEqual(ground, await GroundAsync(wall));
    }

    [Fact]
    public async Task A_wall_that_stands_open_changes_when_the_hour_comes()
    {
        await using var wall = await WallBrowser.OpenAsync(new Uri("about:blank"));
        await wall.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await wall.Page.Clock.InstallAsync(new ClockInstallOptions { TimeDate = TimeProvider.System.GetUtcNow().UtcDateTime });
        await wall.Page.RouteAsync("**/tablet?light=auto", async route =>
        {
            var response = await route.FetchAsync();
            var html = Regex.Replace(await response.TextAsync(), "data-now=\"[0-9]+\"", $"data-now=\"{Hour(10) + (59 * 60_000)}\"");
            await route.FulfillAsync(new RouteFulfillOptions { Response = response, Body = html });
        });
        await wall.GoAsync(new Uri(demo.Server.Web, "/tablet?light=auto"));
        Assert.Equal("day", await LightAsync(wall));
        await wall.Page.Clock.RunForAsync(70_000);
        Assert.Equal("night", await LightAsync(wall));

        // The picture's place, too, goes by the clock: round the ring, one place every three minutes.
        var ring = new List<(int X, int Y)>();
        for (var step = 0; step < Ring.Length; step++)
        {
            await wall.Page.Clock.RunForAsync(180_000);
            var place = await wall.Page.EvaluateAsync<int[]>("() => ['--drift-x', '--drift-y'].map(p => Number(document.documentElement.style.getPropertyValue(p)))");
            ring.Add((place[0], place[1]));
        }

        output.WriteLine(string.Join(" ", ring));
        Assert.Equal(Ring.Select(p => (p[0], p[1])).Order(), ring.Order());
        Assert.All(ring.Zip(ring.Skip(1)), p => Assert.True(Math.Abs(p.First.X - p.Second.X) <= 1 && Math.Abs(p.First.Y - p.Second.Y) <= 1));
        Assert.True(await wall.Page.EvaluateAsync<bool>("() => document.documentElement.hasAttribute('data-rest')"));
    }

    [Fact]
    public async Task The_switch_goes_by_hand_through_auto_day_and_night_and_the_browser_keeps_it()
    {
        await using var wall = await WallBrowser.OpenAsync(new Uri(demo.Server.Web, "/"));
        await wall.LiveAsync();
        Assert.Equal(("night", "night"), (await ChoiceAsync(wall), await LightAsync(wall)));
        await wall.Page.ClickAsync("[data-testid=light]");
        Assert.Equal("auto", await ChoiceAsync(wall));
        await wall.Page.FocusAsync("[data-testid=light]");
        await wall.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("day", await ChoiceAsync(wall));
        Assert.Equal("☀ Sáng tối: ban ngày", Regex.Replace(await wall.Page.InnerTextAsync("[data-testid=light]"), "☀\\s*", "☀ "));

        foreach (var page in new[] { "/feeds", "/tablet", "/scene/overview?kiosk" })
        {
            await wall.GoAsync(new Uri(demo.Server.Web, page));
            Assert.Equal(("day", "day"), (await ChoiceAsync(wall), await LightAsync(wall)));
        }

        await wall.GoAsync(new Uri(demo.Server.Web, "/scene/overview?kiosk&light=night"));
        await wall.GoAsync(new Uri(demo.Server.Web, "/scene/overview?kiosk"));
        Assert.Equal(("night", "night"), (await ChoiceAsync(wall), await LightAsync(wall)));
        Assert.Empty(wall.Errors);
    }

    [Fact]
    public async Task Axe_finds_no_violation_by_day_or_at_night()
    {
        await using var wall = await WallBrowser.OpenAsync(demo.Server.Web);
        await wall.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        var found = new List<string>();
        foreach (var page in Pages)
        {
            await wall.GoAsync(new Uri(demo.Server.Web, page));
            await wall.LiveAsync();
            await wall.Page.AddScriptTagAsync(new() { Content = await File.ReadAllTextAsync(Built.BrowserModule("axe-core", "axe.min.js")) });
            foreach (var light in new[] { "day", "night" })
            {
                await wall.Page.EvaluateAsync("light => { document.documentElement.dataset.light = light; }", light);
                found.AddRange((await wall.Page.EvaluateAsync<string[]>(Violations)).Select(v => $"{light} {page}: {v}"));
            }
        }

        found.ForEach(output.WriteLine);
        Assert.Empty(found);
    }

    [Fact]
    public async Task A_kiosks_picture_wanders_by_a_few_pixels_and_is_never_cut()
    {
        await using var wall = await WallBrowser.OpenAsync(new Uri("about:blank"));
        await wall.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await wall.GoAsync(new Uri(demo.Server.Web, "/scene/overview?kiosk"));
        await wall.LiveAsync();
        var places = new List<double[]>();
        const string laid = "() => [...document.querySelectorAll('.top, .scene-tile')].map(t => [t.offsetLeft, t.offsetTop, t.offsetWidth, t.offsetHeight].join()).join(' ')";
        var before = await wall.Page.EvaluateAsync<string>(laid);
        for (var step = 0; step < 8; step++)
        {
            places.Add(await wall.Page.EvaluateAsync<double[]>(Place, Ring[step]));
        }

        output.WriteLine(string.Join("; ", places.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p[0]:0.#},{p[1]:0.#} ({p[2]:0.#} px of room)"))));
        Assert.Equal(8, places.Select(p => (p[0], p[1])).Distinct().Count());
        Assert.All(places, p => Assert.True(Math.Abs(p[0]) <= 4.5 && Math.Abs(p[1]) <= 4.5 && p[2] >= -0.5 && p[3] <= 0));
        Assert.Equal(before, await wall.Page.EvaluateAsync<string>(laid));
    }

    /// <summary>As js/light.js goes round.</summary>
    private static readonly int[][] Ring = [[0, 0], [1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1]];

    private static long Hour(int utc) => new DateTimeOffset(2026, 4, 26, utc, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    private static Task<string?> LightAsync(WallBrowser wall) => wall.Page.GetAttributeAsync("html", "data-light");

    private static Task<string?> ChoiceAsync(WallBrowser wall) => wall.Page.GetAttributeAsync("html", "data-choice");

    private static Task<string> GroundAsync(WallBrowser wall) => wall.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");
}
