using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>Never a screen that needs a visit: a server that hangs or dies is said within seconds, and its return needs nobody.</summary>
public sealed class ConnectionLossTests(ITestOutputHelper output)
{
    private const string Area = "thu-dau-mot";
    private const string Topic = $"ioc/{Area}/air/station-1";
    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly TimeSpan SaidWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BackWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_frozen_server_is_said_with_the_age_of_the_figures_and_followed_again_when_it_thaws()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var wall = await FollowedAsync(server);
        server.Process.Signal(Signal.Stop);
        await RequireOfflineAsync(wall);
        server.Process.Signal(Signal.Continue);
        await RequireBackAsync(server, wall);
    }

    [Fact]
    public async Task A_killed_server_is_said_with_the_age_of_the_figures_and_followed_again_when_it_is_restarted()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var wall = await FollowedAsync(server);
        await server.KillAsync();
        await RequireOfflineAsync(wall);
        await server.StartAsync();
        await RequireBackAsync(server, wall);
    }

    /// <summary>A page that follows its server, with a mark that a reload would wipe off.</summary>
    private static async Task<WallBrowser> FollowedAsync(ServerProcess server)
    {
        await Mosquitto.PublishAsync(server.Mqtt, Topic, """{"pm25": 41.5}""");
        var wall = await WallBrowser.OpenAsync(new Uri(server.Web, $"areas/{Area}"));
        await wall.LiveAsync();
        await Mosquitto.PublishAsync(server.Mqtt, Topic, """{"pm25": 42.5}""");
        await Eventually.Becomes("the change on the page", () => wall.ValueAsync(Area, "pm25"), value => value == 42.5);
        await wall.Page.EvaluateAsync("() => { window.mark = 'same page'; }");
        return wall;
    }

    private async Task RequireOfflineAsync(WallBrowser wall)
    {
        var start = Time.GetTimestamp();
        var banner = wall.Page.Locator("[data-testid=offline]");
        await Eventually.Becomes("the banner", () => banner.CountAsync(), count => count == 1, SaidWithin);
        output.WriteLine($"said after {Time.GetElapsedTime(start).TotalSeconds:0.0} s");
        Assert.Equal("offline", await wall.ConnectionAsync());
        Assert.Matches(@"số liệu trên màn hình có từ (\d+ giây trước|vừa xong)", await banner.InnerTextAsync());
        Assert.Equal(42.5, await wall.ValueAsync(Area, "pm25"));
        // It counts on by itself.
        var age = await wall.Page.Locator("[data-testid=offline] b").InnerTextAsync();
        await Eventually.Becomes("a growing age", () => wall.Page.Locator("[data-testid=offline] b").InnerTextAsync(), text => text != age);
    }

    private async Task RequireBackAsync(ServerProcess server, WallBrowser wall)
    {
        var start = Time.GetTimestamp();
        await Eventually.Becomes("the connection", wall.ConnectionAsync, state => state == "online", BackWithin);
        output.WriteLine($"back after {Time.GetElapsedTime(start).TotalSeconds:0.0} s");
        await Mosquitto.PublishAsync(server.Mqtt, Topic, """{"pm25": 43.5}""");
        await Eventually.Becomes("the next change on the page", () => wall.ValueAsync(Area, "pm25"), value => value == 43.5);
        Assert.Equal("live", await wall.TileAsync(Area, "pm25", "freshness"));
        Assert.Equal(0, await wall.Page.Locator("[data-testid=offline]").CountAsync());
        Assert.Equal("same page", await wall.Page.EvaluateAsync<string?>("() => window.mark"));
    }
}
