using DxIoc.EndToEnd.Tests.Harness;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>What is delivered: how much a wall fetches at its first opening, and how soon it shows something true and something live.</summary>
[Collection(PublishedCollection.Name)]
public sealed class PublishedWallTests(Published published, ITestOutputHelper output)
{
    /// <summary>Milliseconds after the navigation began: the first figure painted, and the page's own code running.</summary>
    private const string Watch = """
        window.seen = {};
        const look = () => {
            const tile = document.querySelector('[data-testid=tile][data-value]:not([data-value=""])');
            const clock = document.querySelector('[data-testid=clock] span')?.textContent;
            if (tile && !window.seen.figures) { requestAnimationFrame(() => window.seen.figures ??= performance.now()); }
            if (clock) { window.firstClock ??= clock; }
            if (clock && clock !== window.firstClock) { window.seen.live ??= performance.now(); }
            if (!window.seen.live) { setTimeout(look, 5); }
        };
        look();
        """;

    private const double Megabyte = 1_000_000;

    /// <summary>What a machine does beside it is not the wall's doing: the middle one of so many openings counts.</summary>
    private const int Openings = 3;

    [Fact]
    public async Task A_wall_that_opens_cold_shows_true_figures_at_once_and_fetches_little()
    {
        var seen = new List<(double Figures, double Live)>();
        for (var i = 0; i < Openings; i++)
        {
            seen.Add(await OpenAsync());
        }

        Assert.InRange(seen.Select(s => s.Figures).Order().ElementAt(Openings / 2), 1, 1_000);
        Assert.InRange(seen.Select(s => s.Live).Order().ElementAt(Openings / 2), 1, 3_000);
    }

    private async Task<(double Figures, double Live)> OpenAsync()
    {
        await using var wall = await WallBrowser.OpenAsync(new Uri("about:blank"));
        var session = await wall.Page.Context.NewCDPSessionAsync(wall.Page);
        await session.SendAsync("Network.enable");
        var (bytes, files) = (0.0, 0);
        session.Event("Network.loadingFinished").OnEvent += (_, e) =>
        {
            bytes += e!.Value.GetProperty("encodedDataLength").GetDouble();
            files++;
        };
        await wall.Page.AddInitScriptAsync(Watch);

        await wall.GoAsync(published.Demo.Web);
        await wall.LiveAsync();
        await wall.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var figures = await wall.Page.EvaluateAsync<double>("() => window.seen.figures");
        var live = await wall.Page.EvaluateAsync<double>("() => window.seen.live");
        output.WriteLine($"figures after {figures:0} ms, live after {live:0} ms; {files} files, {bytes / Megabyte:0.00} MB compressed");
        Assert.InRange(bytes / Megabyte, 0.5, 4.5);
        Assert.Empty(wall.Errors);
        return (figures, live);
    }
}
