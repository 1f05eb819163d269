using DxIoc.EndToEnd.Tests.Harness;

namespace DxIoc.EndToEnd.Tests;

/// <summary>A wall whose program has not come, or never will: its figures are of now, and where they are not it says of when they are.</summary>
public sealed class EarlyWallTests
{
    private const string Area = "thu-dau-mot";
    private const string Topic = $"ioc/{Area}/air/station-1";

    [Fact]
    public async Task A_page_without_its_program_follows_the_centre_and_says_when_it_cannot()
    {
        await using var server = await ServerProcess.StartAsync();
        await Mosquitto.PublishAsync(server.Mqtt, Topic, """{"pm25": 41.5}""");
        await Eventually.Becomes("the figure", () => server.ReadingAsync(Area, "pm25"), r => r.Value == 41.5);
        await using var wall = await WallBrowser.OpenAsync(new Uri("about:blank"));
        await wall.Page.RouteAsync("**/_framework/**", route => route.AbortAsync());
        await wall.GoAsync(new Uri(server.Web, $"areas/{Area}"));
        Assert.Equal(41.5, await wall.ValueAsync(Area, "pm25"));
        await wall.Page.FocusAsync($"[data-testid=tile][data-indicator=pm25]");

        await Mosquitto.PublishAsync(server.Mqtt, Topic, """{"pm25": 42.5}""");
        await Eventually.Becomes("the change on the page", () => wall.ValueAsync(Area, "pm25"), value => value == 42.5);
        var age = await wall.TileAsync(Area, "pm25", "age");
        await Eventually.Becomes("a growing age", () => wall.TileAsync(Area, "pm25", "age"), text => text != age);
        Assert.Equal("pm25", await wall.Page.EvaluateAsync<string?>("() => document.activeElement.dataset.indicator"));

        await server.KillAsync();
        await Eventually.Becomes("the connection", wall.ConnectionAsync, state => state == "offline");
        Assert.Matches(@"^✕ Mất kết nối · số liệu lúc \d\d:\d\d:\d\d$", await wall.Page.InnerTextAsync("[data-testid=connection]"));
        Assert.Equal(42.5, await wall.ValueAsync(Area, "pm25"));

        await server.StartAsync();
        await Eventually.Becomes("the connection", wall.ConnectionAsync, state => state == "online");
        await Mosquitto.PublishAsync(server.Mqtt, Topic, """{"pm25": 43.5}""");
        await Eventually.Becomes("the next change on the page", () => wall.ValueAsync(Area, "pm25"), value => value == 43.5);
    }
}
