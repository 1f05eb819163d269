using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using DxIoc.Contracts.Dashboards;
using DxIoc.EndToEnd.Tests.Harness;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>Every shipped scene on every shape of screen: whole, legible, live, without an error, true before scripts run.</summary>
public sealed partial class SceneTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly (int Width, int Height)[] Screens = [(1920, 1080), (3840, 2160), (5120, 1440), (1180, 820)];

    /// <summary>Where set, each scene is saved below it in scenes/ as the guide shows it: scene-WIDTHxHEIGHT.webp.</summary>
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("DXIOC_SCREENSHOTS");

    /// <summary>One of the nine that come from one file, and all others.</summary>
    private static readonly string[] Left = ["district-thuan-an", "district-di-an", "district-ben-cat", "district-tan-uyen", "district-bau-bang", "district-bac-tan-uyen", "district-dau-tieng", "district-phu-giao"];

    /// <summary>What is wrong with the layout, in words.</summary>
    private const string Faults = """
        () => {
            const faults = [];
            const root = document.documentElement;
            const tablet = window.innerWidth <= 1400;
            if (root.scrollWidth > root.clientWidth) faults.push(`it scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);
            const main = document.querySelector('main');
            if (!tablet && main.scrollHeight > main.clientHeight + 1) faults.push(`it does not fit: ${main.scrollHeight} > ${main.clientHeight}`);
            const tiles = [...document.querySelectorAll('[data-testid=scene-tile]')].filter(t => getComputedStyle(t).display !== 'none').map(t => ({ t, id: t.dataset.tile, r: t.getBoundingClientRect() }));
            const scene = document.querySelector('[data-testid=scene]').getBoundingClientRect();
            let filled = 0;
            tiles.forEach(({ t, id, r }, i) => {
                filled += r.width * r.height;
                if (r.width < 60 || r.height < 40) faults.push(`${id} is ${r.width}x${r.height}`);
                if (r.right > scene.right + 1 || r.bottom > scene.bottom + 1) faults.push(`${id} leaves the scene`);
                for (const o of tiles.slice(i + 1)) {
                    if (r.left < o.r.right - 1 && o.r.left < r.right - 1 && r.top < o.r.bottom - 1 && o.r.top < r.bottom - 1) faults.push(`${id} overlaps ${o.id}`);
                }
                if (t.querySelector('[data-testid=trouble]')) faults.push(`${id}: ${t.textContent.trim()}`);
                for (const part of t.querySelectorAll('.figure-value, .figure-foot, .target-words, .ranking-value, .table-value, .attention-figure, .camera-state, .gauge-number, .trend-values span')) {
                    const p = part.getBoundingClientRect();
                    if (p.width > 0 && (p.right > r.right + 1 || p.bottom > r.bottom + 1 || p.left < r.left - 1 || p.top < r.top - 1)) faults.push(`${id}: ${part.className.baseVal ?? part.className} leaves its tile: '${part.textContent.trim()}'`);
                }
                for (const part of t.querySelectorAll('.figure > *')) {
                    const [p, f] = [part.getBoundingClientRect(), part.parentElement.getBoundingClientRect()];
                    if (p.right > f.right + 1 || p.top < f.top - 2 || p.bottom > f.bottom + 2) faults.push(`${id}: a figure is cut: '${part.parentElement.textContent}' ${Math.round(p.right - f.left)}x${Math.round(p.height)} in ${Math.round(f.width)}x${Math.round(f.height)}`);
                }
                const least = (parseFloat(getComputedStyle(root).fontSize) || 16) * .6;
                for (const text of t.querySelectorAll('span, b, small, td, th, h2, p')) {
                    if (text.childElementCount === 0 && text.textContent.trim().length > 1 && text.getBoundingClientRect().width > 0 && parseFloat(getComputedStyle(text).fontSize) < least - .5 && !text.closest('.unseen')) {
                        faults.push(`${id}: '${text.textContent.trim().slice(0, 20)}' is set in ${getComputedStyle(text).fontSize}, the least is ${least}px`);
                        break;
                    }
                }
            });
            const share = filled / (scene.width * scene.height);
            if (share < .85) faults.push(`tiles fill only ${Math.round(share * 100)} %`);
            return faults;
        }
        """;

    /// <summary>Live: feeds, cameras, sparklines and charts are there as far as the scene has them.</summary>
    private const string Drawn = """
        id => document.querySelector('[data-testid=scene]')?.dataset.scene === id
            && document.fonts.status === 'loaded'
            && !document.querySelector('.scene-tile .note')
            && [...document.querySelectorAll('.trend-card')].every(t => t.querySelector('path.line')?.getAttribute('d'))
            && (!document.querySelector('.card-spark') || document.querySelectorAll('.card-spark path').length > 0)
        """;

    private ServerProcess _demo = null!;

    public async Task InitializeAsync() => _demo = await ServerProcess.StartDemoAsync("--incident", "fire:thu-dau-mot@-10m", "--incident", "cameras:thuan-an@-5m");

    public async Task DisposeAsync() => await _demo.DisposeAsync();

    [Fact]
    public async Task Every_shipped_scene_is_whole_legible_and_live_on_every_screen()
    {
        var scenes = (await _demo.GetAsync<SceneList>("/api/v1/scenes")).Scenes.Select(s => s.Id).Except(Screenshots is null ? Left : []).ToList();
        await MinutesAsync();
        await using var wall = await WallBrowser.OpenAsync(new Uri(_demo.Web, "/scene/overview?kiosk&light=night"));
        await wall.LiveAsync();
        var faults = new List<string>();
        var figures = 0;
        foreach (var scene in scenes)
        {
            await wall.Page.SetViewportSizeAsync(1920, 1080);
            // As a playlist goes from one to the next: the page stays.
            await wall.Page.EvaluateAsync("path => Blazor.navigateTo(path)", $"/scene/{scene}");
            await wall.Page.WaitForFunctionAsync(Drawn, scene, new PageWaitForFunctionOptions { Timeout = 90_000 });
            figures += await wall.Page.Locator("[data-testid=tile][data-freshness=live]").CountAsync();
            foreach (var (width, height) in Screens)
            {
                await wall.Page.SetViewportSizeAsync(width, height);
                faults.AddRange((await wall.Page.EvaluateAsync<string[]>(Faults)).Select(f => $"{width}x{height} {scene}: {f}"));
                if (Screenshots is not null)
                {
                    await SaveAsync(wall, string.Create(CultureInfo.InvariantCulture, $"{scene}-{width}x{height}.webp"), width > 2_000 ? 25 : 45);
                }
            }
        }

        faults.AddRange(wall.Errors.Select(e => $"console: {e}"));
        faults.ForEach(output.WriteLine);
        output.WriteLine($"{scenes.Count} scenes on {Screens.Length} screens, {figures} live figures.");
        Assert.Empty(faults);
        Assert.True(figures > scenes.Count * 5, $"Only {figures} live figures.");
    }

    [Fact]
    public async Task Scenes_without_scripts_have_the_boards_real_figures()
    {
        foreach (var (scene, least) in new[] { ("overview", 18), ("district-thu-dau-mot", 20), ("targets", 6), ("sector-environment", 12) })
        {
            var html = WebUtility.HtmlDecode(await _demo.Http.GetStringAsync(new Uri($"/scene/{scene}", UriKind.Relative)));
            var figures = Figure().Count(html);
            output.WriteLine($"{scene}: {figures} figures");
            Assert.True(figures >= least, $"{scene} has {figures} figures.");
        }

        var playlist = await _demo.GetAsync<PlaylistInfo>("/api/v1/playlists/province");
        var shown = SceneName().Match(await _demo.Http.GetStringAsync(new Uri("/playlist/province", UriKind.Relative))).Groups["id"].Value;
        Assert.Contains(shown, playlist.Items.Select(i => i.Scene));
    }

    /// <summary>In a form small enough for a repository, which only the browser's own protocol offers.</summary>
    private static async Task SaveAsync(WallBrowser wall, string name, int quality)
    {
        // A resized page is painted anew by the second frame.
        await wall.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var session = await wall.Page.Context.NewCDPSessionAsync(wall.Page);
        var picture = await session.SendAsync("Page.captureScreenshot", new Dictionary<string, object> { ["format"] = "webp", ["quality"] = quality });
        await File.WriteAllBytesAsync(Path.Combine(Screenshots!, "scenes", name), picture!.Value.GetProperty("data").GetBytesFromBase64());
        await session.DetachAsync();
    }

    /// <summary>Charts are part of the picture: the back-fill has recorded the day's minutes.</summary>
    private async Task MinutesAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        await Eventually.Becomes(
            "a day of minutes",
            () => _demo.JsonAsync(string.Create(CultureInfo.InvariantCulture, $"/api/v1/history/binh-duong/pm25?from={now.AddHours(-3):yyyy-MM-ddTHH:mm:ssZ}&to={now.AddMinutes(-35):yyyy-MM-ddTHH:mm:ssZ}&step=60")),
            points => points.GetArrayLength() > 25,
            TimeSpan.FromMinutes(3));
    }

    [GeneratedRegex("""data-testid="tile"[^>]*data-value="-?[0-9]""")]
    private static partial Regex Figure();

    [GeneratedRegex("data-scene=\"(?<id>[^\"]+)\"")]
    private static partial Regex SceneName();
}
