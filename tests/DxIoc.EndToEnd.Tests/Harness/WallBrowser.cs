using System.Globalization;
using Microsoft.Playwright;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>Chromium with a page of the wall. What the page reports as errors is kept.</summary>
internal sealed class WallBrowser : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _errors = [];

    private WallBrowser(IPlaywright playwright, IBrowser browser, IPage page)
    {
        _playwright = playwright;
        _browser = browser;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                // What failed first: a long list is told shortened.
                var server = new Uri(page.Url).GetLeftPart(UriPartial.Authority);
                _errors.Add($"{(server.Length > 0 ? message.Location.Replace(server, "", StringComparison.Ordinal) : message.Location)}: {message.Text}");
            }
        };
        page.PageError += (_, error) => _errors.Add(error);
    }

    public IPage Page { get; }

    /// <summary>Errors of the console and of scripts since the page was opened.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public static async Task<WallBrowser> OpenAsync(Uri address)
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Headless = true,
        });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = 1920, Height = 1080 } });
        var wall = new WallBrowser(playwright, browser, page);
        await wall.GoAsync(address);
        return wall;
    }

    public async Task GoAsync(Uri address) =>
        await Page.GotoAsync(address.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded, Timeout = 30_000 });

    public ILocator Tile(string area, string indicator) =>
        Page.Locator($"[data-testid=tile][data-area='{area}'][data-indicator='{indicator}']").First;

    /// <summary>An attribute of a tile, like "value" or "freshness"; null while there is none.</summary>
    public Task<string?> TileAsync(string area, string indicator, string attribute) => Page.EvaluateAsync<string?>(
        """([area, indicator, name]) => document.querySelector(`[data-testid=tile][data-area='${area}'][data-indicator='${indicator}']`)?.getAttribute('data-' + name) ?? null""",
        new[] { area, indicator, attribute });

    public async Task<double?> ValueAsync(string area, string indicator) =>
        await TileAsync(area, indicator, "value") is { Length: > 0 } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    public Task<string?> ConnectionAsync() => Page.EvaluateAsync<string?>(
        "() => document.querySelector('[data-testid=connection]')?.getAttribute('data-state') ?? null");

    /// <summary>
    /// True once the page's program runs: it has taken away what the server gave it to begin with, at the end of the document. True at
    /// once for a page without a program.
    /// </summary>
    public const string ProgramBegan = """
        () => document.readyState !== 'loading' && (!document.querySelector('script[src*="blazor.web"]')
            || ![...document.childNodes].some(n => n.nodeType === Node.COMMENT_NODE && n.data.startsWith('Blazor-WebAssembly-Component-State:')))
        """;

    /// <summary>Waits until the page is the program's own: the first clock that it draws is that of the page as it came, and stands still.</summary>
    public Task LiveAsync() => Page.WaitForFunctionAsync(
        $$"""
        () => {
            if (!({{ProgramBegan}})()) { return false; }
            const clock = document.querySelector('[data-testid=clock] span')?.textContent;
            window.firstClock ??= clock;
            return clock !== undefined && clock !== window.firstClock;
        }
        """,
        null,
        new PageWaitForFunctionOptions { Timeout = 60_000 });

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
