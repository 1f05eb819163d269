using DxIoc.EndToEnd.Tests.Harness;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>A system that nobody has connected: seen, understood and connected on the feeds page, while the server runs.</summary>
public sealed class UnmappedTopicTests(ITestOutputHelper output)
{
    private const string Topic = "campus/st-41/env";

    [Fact]
    public async Task An_unmapped_topic_is_accepted_on_the_feeds_page_and_its_figure_appears_on_a_tile()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var device = await Publisher.ConnectAsync(server.Mqtt);
        await device.SendAsync(Topic, """{"PM2.5": 181.5, "battery": 3.1}""");
        await using var wall = await WallBrowser.OpenAsync(new Uri(server.Web, "feeds"));
        await wall.LiveAsync();

        var row = wall.Page.Locator("[data-testid=unmapped-topic][data-shape='campus/{device}/env']");
        await row.Locator("[data-testid=unmapped-open]").ClickAsync();
        Assert.Contains("\"\\\"PM2.5\\\"\"", await wall.Page.InputValueAsync("[data-testid=trial-definition]"), StringComparison.Ordinal);
        // Nothing in the message says where it was measured: that is for a person to say.
        Assert.True(await wall.Page.IsDisabledAsync("[data-testid=trial-accept]"));
        await wall.Page.SelectOptionAsync("[data-testid=trial-area]", "thuan-an");
        await wall.Page.WaitForSelectorAsync("[data-testid=trial-result][data-refused='0'] td:has-text('st-41')");
        await wall.Page.EvaluateAsync("() => { window.sameDocument = true; }");
        var started = TimeProvider.System.GetTimestamp();
        await wall.Page.ClickAsync("[data-testid=trial-accept]");
        await wall.Page.WaitForSelectorAsync("[data-testid=trial-accepted]");
        await row.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        output.WriteLine($"accepted and in force after {TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:0} ms");

        await device.SendAsync(Topic, """{"PM2.5": 182.5, "battery": 3.1}""");
        await wall.Page.ClickAsync("[data-testid=trial-close]");
        await wall.Page.ClickAsync("nav a[href^='areas/']");
        await wall.Page.ClickAsync("a[href='areas/thuan-an']");
        await Eventually.Becomes("the figure on its tile", () => wall.ValueAsync("thuan-an", "pm25"), v => v == 182.5);
        Assert.Equal("live", await wall.TileAsync("thuan-an", "pm25", "freshness"));
        Assert.True(await wall.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.Empty(wall.Errors);
        Assert.Equal(["campus-env.yaml"], Directory.EnumerateFiles(Path.Combine(server.Data, "feeds")).Select(Path.GetFileName));

        // It is a file: the next start finds it.
        await server.StopAsync();
        await server.StartAsync();
        await using var again = await Publisher.ConnectAsync(server.Mqtt);
        await again.SendAsync(Topic, """{"PM2.5": 12, "battery": 3}""");
        Assert.Equal(0, (await server.FeedAsync("air")).Refused);
        await Eventually.Becomes("the figure after a restart", () => server.ReadingAsync("thuan-an", "pm25"), r => r.Value == 12);
    }
}
