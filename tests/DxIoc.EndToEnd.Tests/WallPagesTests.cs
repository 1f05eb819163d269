using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using DxIoc.EndToEnd.Tests.Harness;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>Every page of the demo on a wall and on a tablet: whole, legible, without errors, in two languages, true before scripts run.</summary>
public sealed partial class WallPagesTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] Pages = ["/", "/areas/thu-dau-mot", "/indicators/binh-duong/pm25", "/feeds"];
    private static readonly (int Width, int Height)[] Screens = [(1920, 1080), (1180, 820)];

    /// <summary>Where set, each page is saved there as the README shows it: name-WIDTHxHEIGHT.png.</summary>
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("DXIOC_SCREENSHOTS");

    private static readonly string[] Names = ["province", "area", "indicator", "feeds"];

    /// <summary>What is wrong with the layout, in words.</summary>
    private const string Faults = """
        () => {
            const faults = [];
            const root = document.documentElement;
            if (root.scrollWidth > root.clientWidth) {
                faults.push(`the page scrolls sideways: ${root.scrollWidth} > ${root.clientWidth}`);
            }
            const name = t => `${t.dataset.area}/${t.dataset.indicator}`;
            const tiles = [...document.querySelectorAll('.tile')].map(t => ({ t, r: t.getBoundingClientRect() }));
            tiles.forEach(({ t, r }, i) => {
                if (r.width < 40 || r.height < 30) {
                    faults.push(`${name(t)} is ${r.width}x${r.height}`);
                }
                for (const { t: o, r: q } of tiles.slice(i + 1)) {
                    if (r.left < q.right - 1 && q.left < r.right - 1 && r.top < q.bottom - 1 && q.top < r.bottom - 1) {
                        faults.push(`${name(t)} overlaps ${name(o)}`);
                    }
                }
                const panel = t.closest('.panel').getBoundingClientRect();
                if (r.bottom > panel.bottom + 1 || r.right > panel.right + 1) {
                    faults.push(`${name(t)} leaves its panel`);
                }
                for (const part of t.querySelectorAll('.tile-value, .tile-foot, .tile-target')) {
                    const p = part.getBoundingClientRect();
                    if (p.right > r.right + 1 || p.bottom > r.bottom + 1) {
                        faults.push(`${name(t)}: ${part.className} leaves its tile: '${part.textContent.trim()}'`);
                    }
                }
            });
            for (const value of document.querySelectorAll('.tile-value')) {
                if (value.scrollWidth > value.clientWidth && getComputedStyle(value).display !== 'inline') {
                    faults.push(`a value is clipped: '${value.textContent}'`);
                }
            }
            return faults;
        }
        """;

    /// <summary>Fonts, the chart and the sparklines are there, as far as the page has them.</summary>
    private const string Drawn = """
        () => document.fonts.status === 'loaded'
            && (!document.querySelector('[data-testid=chart]') || document.querySelector('[data-testid=chart] canvas'))
            && (!document.querySelector('.tile') || document.querySelectorAll('.tile-spark path').length > 10)
        """;

    private ServerProcess _demo = null!;

    public async Task InitializeAsync() => _demo = await ServerProcess.StartDemoAsync();

    public async Task DisposeAsync() => await _demo.DisposeAsync();

    [Fact]
    public async Task Every_page_is_whole_and_legible_on_a_wall_and_on_a_tablet()
    {
        await using var wall = await WallBrowser.OpenAsync(_demo.Web);
        var faults = new List<string>();
        foreach (var (width, height) in Screens)
        {
            await wall.Page.SetViewportSizeAsync(width, height);
            foreach (var page in Pages)
            {
                await wall.GoAsync(new Uri(_demo.Web, page));
                await wall.LiveAsync();
                await Eventually.Becomes("a page with figures", () => wall.Page.InnerTextAsync("main"), text => text.Any(char.IsDigit));
                faults.AddRange((await wall.Page.EvaluateAsync<string[]>(Faults)).Select(f => $"{width}x{height} {page}: {f}"));
                faults.AddRange(wall.Errors.Select(e => $"{width}x{height} {page}: console: {e}"));
                if (Screenshots is not null)
                {
                    await SaveAsync(wall, string.Create(CultureInfo.InvariantCulture, $"{Names[Array.IndexOf(Pages, page)]}-{width}x{height}.png"));
                }
            }
        }

        faults.ForEach(output.WriteLine);
        Assert.Empty(faults);
    }

    /// <summary>Once the back-fill's minutes are there: charts and sparklines are part of the picture.</summary>
    private async Task SaveAsync(WallBrowser wall, string name)
    {
        var now = TimeProvider.System.GetUtcNow();
        await Eventually.Becomes(
            "a day of minutes",
            () => _demo.JsonAsync(string.Create(CultureInfo.InvariantCulture, $"/api/v1/history/binh-duong/pm25?from={now.AddHours(-3):yyyy-MM-ddTHH:mm:ssZ}&to={now.AddMinutes(-35):yyyy-MM-ddTHH:mm:ssZ}&step=60")),
            points => points.GetArrayLength() > 25,
            TimeSpan.FromMinutes(2));
        await wall.Page.ReloadAsync();
        await wall.LiveAsync();
        await wall.Page.WaitForFunctionAsync(Drawn);
        await wall.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots!, name) });
    }

    [Fact]
    public async Task The_language_button_turns_every_page_to_english_and_a_reload_keeps_it()
    {
        await using var wall = await WallBrowser.OpenAsync(_demo.Web);
        await wall.LiveAsync();
        Assert.Contains("Cần chú ý", await wall.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        await wall.Page.ClickAsync("[data-testid=language]");
        await Eventually.Becomes("English", () => wall.Page.InnerTextAsync("body"), text => text.Contains("Needs attention", StringComparison.Ordinal));
        await wall.Page.ClickAsync("nav a[href=feeds]");
        await Eventually.Becomes("English feeds", () => wall.Page.InnerTextAsync("main"), text => text.Contains("Refused messages", StringComparison.Ordinal));
        await wall.GoAsync(new Uri(_demo.Web, "/areas/thu-dau-mot"));
        var text = await wall.Page.InnerTextAsync("main");
        Assert.Contains("Environment", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Môi trường", text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("en", await wall.Page.GetAttributeAsync("html", "lang"));
        Assert.Empty(wall.Errors);
    }

    [Fact]
    public async Task Pages_without_scripts_have_real_figures()
    {
        var board = await _demo.BoardAsync("thu-dau-mot");
        foreach (var page in Pages)
        {
            var html = WebUtility.HtmlDecode(await _demo.Http.GetStringAsync(new Uri(page, UriKind.Relative)));
            var figures = (page == "/feeds" ? BalancedRow() : Figure()).Count(html);
            output.WriteLine($"{page}: {figures} figures in {html.Length / 1024} kB of HTML");
            Assert.True(figures > 0, $"{page} has no figure.");
        }

        var area = Figure().Count(await _demo.Http.GetStringAsync(new Uri("/areas/thu-dau-mot", UriKind.Relative)));
        Assert.Equal(board.Readings.Count(r => r.Value is not null), area);
    }

    [GeneratedRegex("""data-testid="(tile|indicator)"[^>]*data-value="-?[0-9]""")]
    private static partial Regex Figure();

    [GeneratedRegex(">cân đối<")]
    private static partial Regex BalancedRow();
}
