using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>A wall whose network is cut for an hour (of the page's own clock): old and said so meanwhile, right by itself when the network is back.</summary>
public sealed class NetworkCutTests(ITestOutputHelper output)
{
    private const string Area = "thu-dau-mot";
    private const string Topic = $"ioc/{Area}/air/station-1";
    private const int Hour = 60 * 60;
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_network_that_is_cut_for_an_hour_ages_what_stands_and_its_return_needs_nobody()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var line = new NetworkLine(server.Web);
        await using var wall = await WallBrowser.OpenAsync(new Uri("about:blank"));
        await wall.Page.Clock.InstallAsync();
        await Mosquitto.PublishAsync(server.Mqtt, Topic, """{"pm25": 41.5}""");
        await wall.GoAsync(new Uri(line.Web, "/scene/sector-environment?kiosk"));
        await wall.LiveAsync();
        await Mosquitto.PublishAsync(server.Mqtt, "ioc/thu-dau-mot/air/station-1", """{"pm25": 42.5}""");
        await Eventually.Becomes("the change on the wall", () => wall.ValueAsync("binh-duong", "pm25"), value => value == 42.5, TimeSpan.FromSeconds(30));
        await wall.Page.EvaluateAsync("() => { window.mark = 'same page'; }");

        line.Cut();
        await Eventually.Becomes("the lost connection", wall.ConnectionAsync, state => state == "offline", TimeSpan.FromSeconds(30));
        await wall.Page.Clock.FastForwardAsync(Hour * 1_000L);

        await Eventually.Becomes("the figure as stale", () => wall.TileAsync("binh-duong", "pm25", "freshness"), freshness => freshness == "stale", TimeSpan.FromSeconds(30));
        Assert.Equal(42.5, await wall.ValueAsync("binh-duong", "pm25"));
        var age = double.Parse((await wall.TileAsync("binh-duong", "pm25", "age"))!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(age, Hour, Hour + 120);
        Assert.Matches("60 phút trước|61 phút trước", await wall.Page.Locator("[data-testid=offline]").InnerTextAsync());
        Assert.Equal(0, await wall.Page.Locator("[data-testid=tile][data-freshness=live]").CountAsync());

        await Mosquitto.PublishAsync(server.Mqtt, Topic, """{"pm25": 43.5}""");
        line.Mend();
        var began = Time.GetTimestamp();
        await Eventually.Becomes("the figure of now", () => wall.ValueAsync("binh-duong", "pm25"), value => value == 43.5, TimeSpan.FromSeconds(60));
        await Eventually.Becomes("it as live", () => wall.TileAsync("binh-duong", "pm25", "freshness"), freshness => freshness == "live", TimeSpan.FromSeconds(60));
        var back = Time.GetElapsedTime(began);
        output.WriteLine($"stale after an hour with an age of {age:0} s; right again after {back.TotalSeconds:0.0} s");
        Assert.InRange(back, TimeSpan.Zero, BackWithin);
        await Eventually.Becomes("the banner gone", () => wall.Page.Locator("[data-testid=offline]").CountAsync(), count => count == 0);
        Assert.Equal("same page", await wall.Page.EvaluateAsync<string?>("() => window.mark"));
    }
}
