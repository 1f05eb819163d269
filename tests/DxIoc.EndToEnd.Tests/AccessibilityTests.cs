using System.Net.Http.Json;
using DxIoc.Contracts.Displays;
using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>axe-core finds nothing on any page of the demo: all of its rules, on a wall and on a tablet, in both languages.</summary>
public sealed class AccessibilityTests(ITestOutputHelper output) : IAsyncLifetime
{
    private static readonly string[] Pages = ["/", "/areas/thu-dau-mot", "/indicators/binh-duong/pm25", "/feeds", "/tablet", "/tablet/thu-dau-mot", "/scenes", "/scene/cameras", "/displays", "/display", "/designer", "/designer/targets-society"];

    /// <summary>What was found, a line for each kind of place.</summary>
    private const string Violations = """
        async () => {
            const result = await axe.run(document, { resultTypes: ['violations'] });
            return result.violations.flatMap(v => v.nodes.slice(0, 5).map(n =>
                `${v.id} (${v.impact}): ${n.target.join(' ')}: ${(n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? v.help}`));
        }
        """;

    private ServerProcess _demo = null!;

    /// <summary>With a display, so that its page has something to show.</summary>
    public async Task InitializeAsync()
    {
        _demo = await ServerProcess.StartDemoAsync();
        using var asked = await _demo.Http.PostAsJsonAsync("/api/v1/displays/enrol", new EnrolRequest(1920, 1080));
        var enrolment = (await asked.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Enrolment>())!;
        using var approved = await _demo.Http.PostAsJsonAsync("/api/v1/displays/approve", new DisplayApproval(enrolment.Code, "Tường chính", new DisplayShows(DisplayShows.Playlist, "province")));
        approved.EnsureSuccessStatusCode();
    }

    public async Task DisposeAsync() => await _demo.DisposeAsync();

    [Fact]
    public async Task Axe_finds_no_violation_on_any_page()
    {
        await using var wall = await WallBrowser.OpenAsync(_demo.Web);
        var found = new List<string>();
        foreach (var (width, height) in ((int, int)[])[(1920, 1080), (1180, 820)])
        {
            await wall.Page.SetViewportSizeAsync(width, height);
            foreach (var page in Pages)
            {
                await wall.GoAsync(new Uri(_demo.Web, page));
                await wall.LiveAsync();
                await ShownAsync(wall, page);
                found.AddRange((await FindAsync(wall)).Select(v => $"{width}x{height} {page}: {v}"));
            }
        }

        await wall.Page.ClickAsync("[data-testid=language]");
        foreach (var page in Pages)
        {
            await wall.GoAsync(new Uri(_demo.Web, page));
            await wall.LiveAsync();
            await ShownAsync(wall, page);
            found.AddRange((await FindAsync(wall)).Select(v => $"in English {page}: {v}"));
        }

        await wall.GoAsync(new Uri(_demo.Web, "/nowhere"));
        found.AddRange((await FindAsync(wall)).Select(v => $"an address without a page: {v}"));
        found.ForEach(output.WriteLine);
        Assert.Empty(found);
    }

    [Fact]
    public async Task Axe_finds_what_is_wrong_where_something_is()
    {
        await using var wall = await WallBrowser.OpenAsync(_demo.Web);
        await wall.LiveAsync();
        await wall.Page.EvaluateAsync("() => document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"data:,\"><button></button>')");

        var found = await FindAsync(wall);

        Assert.Contains(found, v => v.StartsWith("image-alt", StringComparison.Ordinal));
        Assert.Contains(found, v => v.StartsWith("button-name", StringComparison.Ordinal));
    }

    /// <summary>What a page gets after it came alive.</summary>
    private static Task ShownAsync(WallBrowser wall, string page) => page switch
    {
        "/display" => wall.Page.WaitForSelectorAsync("[data-testid=enrolment]"),
        "/displays" => wall.Page.WaitForSelectorAsync("[data-testid=display-card]"),
        _ => Task.CompletedTask,
    };

    internal static async Task<string[]> FindAsync(WallBrowser wall)
    {
        // The designer's desk is fetched when its page opens, and then opens its file; a tile that is chosen has a form.
        await wall.Page.WaitForFunctionAsync("() => !location.pathname.startsWith('/designer') || document.querySelector('[data-testid=tile-form], [data-testid=new-scene]') || document.querySelector('[data-testid=slot]')?.click()");
        await wall.Page.AddScriptTagAsync(new() { Content = await File.ReadAllTextAsync(Built.BrowserModule("axe-core", "axe.min.js")) });
        return await wall.Page.EvaluateAsync<string[]>(Violations);
    }
}
