using DxIoc.EndToEnd.Tests.Harness;
using Microsoft.Playwright;
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

    [Fact]
    public async Task A_page_whose_code_is_first_asked_for_while_the_server_is_away_says_so_and_opens_by_itself()
    {
        await using var server = await ServerProcess.StartAsync();
        await using var wall = await FollowedAsync(server);
        await server.KillAsync();
        await Eventually.Becomes("the banner", () => wall.Page.Locator("[data-testid=offline]").CountAsync(), count => count == 1, SaidWithin);
        await wall.Page.ClickAsync(".top nav a[href=feeds]");
        await Eventually.Becomes(
            "what is waited for",
            () => wall.Page.EvaluateAsync<string>("() => document.querySelector('[data-testid=page-waits]')?.textContent ?? ''"),
            text => text.Contains("sẽ tự mở khi máy chủ hoạt động trở lại", StringComparison.Ordinal));
        // Another page of that kind waits too, and is not drawn without its code.
        await wall.Page.ClickAsync(".top nav a[href=figures]");
        await wall.Page.ClickAsync(".top nav a[href=feeds]");
        // A proxy that answers in the server's place gives no code either.
        var proxied = new TaskCompletionSource();
        await wall.Page.RouteAsync("**/_framework/Radzen.Blazor*", async route =>
        {
            await route.FulfillAsync(new RouteFulfillOptions { Status = 502, Body = "Bad gateway" });
            proxied.TrySetResult();
        });
        await server.StartAsync();
        await proxied.Task.WaitAsync(BackWithin);
        await wall.Page.UnrouteAsync("**/_framework/Radzen.Blazor*");
        var rows = wall.Page.Locator("[data-testid=feeds-grid] [data-testid=feed-open]");
        await Eventually.Becomes("the grid", () => rows.CountAsync(), count => count > 0, TimeSpan.FromSeconds(30));
        Assert.Equal(0, await wall.Page.Locator("[data-testid=page-waits]").CountAsync());
        Assert.Equal("same page", await wall.Page.EvaluateAsync<string?>("() => window.mark"));
        Assert.False(await EndedAsync(wall));
    }

    [Theory]
    [InlineData("an error that nobody caught", "() => { Object.defineProperty(Text.prototype, 'textContent', { set() { throw new Error('broken'); } }); }")]
    [InlineData("an end without a word", "() => { try { Blazor.runtime.exit(1); } catch { } }")]
    public async Task A_page_whose_program_ended_is_loaded_anew_once_the_server_answers(string how, string end)
    {
        await using var server = await ServerProcess.StartAsync();
        await using var wall = await FollowedAsync(server);
        await server.KillAsync();
        await Eventually.Becomes("the banner", () => wall.Page.Locator("[data-testid=offline]").CountAsync(), count => count == 1, SaidWithin);
        await wall.Page.EvaluateAsync(end);
        await Eventually.Becomes($"said: {how}", () => EndedAsync(wall), ended => ended, TimeSpan.FromSeconds(60));
        Assert.Matches(@"số liệu trên màn hình dừng ở \d\d:\d\d:\d\d · trang tự tải lại khi máy chủ trả lời", await wall.Page.Locator("#blazor-error-ui").InnerTextAsync());
        // Looked for, and not left for a server that is away.
        await wall.Page.WaitForRequestAsync(wall.Page.Url, new PageWaitForRequestOptions { Timeout = 20_000 });
        await wall.Page.WaitForRequestAsync(wall.Page.Url, new PageWaitForRequestOptions { Timeout = 20_000 });
        Assert.Equal("same page", await wall.Page.EvaluateAsync<string?>("() => window.mark"));
        Assert.Equal(42.5, await wall.ValueAsync(Area, "pm25"));
        await server.StartAsync();
        await RequireAnewAsync(server, wall);
    }

    [Fact]
    public async Task A_page_that_lost_the_server_while_it_started_is_loaded_anew_once_the_server_answers()
    {
        await using var server = await ServerProcess.StartAsync();
        await Mosquitto.PublishAsync(server.Mqtt, Topic, """{"pm25": 42.5}""");
        await using var line = new NetworkLine(server.Web);
        await using var wall = await WallBrowser.OpenAsync(new Uri(line.Web, "tablet"));
        await wall.Page.RouteAsync("**/_framework/System.Runtime*", route =>
        {
            line.Cut();
            return route.ContinueAsync();
        });
        await wall.GoAsync(new Uri(line.Web, $"areas/{Area}"));
        await wall.Page.EvaluateAsync("() => { window.mark = 'same page'; }");
        await Eventually.Becomes("said", wall.ConnectionAsync, state => state == "offline", TimeSpan.FromSeconds(60));
        await wall.Page.UnrouteAsync("**/_framework/System.Runtime*");
        Assert.Equal(42.5, await wall.ValueAsync(Area, "pm25"));
        line.Mend();
        await RequireAnewAsync(server, wall);
    }

    /// <summary>Whether the page says that its program has ended.</summary>
    private static Task<bool> EndedAsync(WallBrowser wall) => wall.Page.EvaluateAsync<bool>(
        "() => getComputedStyle(document.getElementById('blazor-error-ui')).display !== 'none'");

    /// <summary>Another page than the one that was marked, and it follows the server.</summary>
    private async Task RequireAnewAsync(ServerProcess server, WallBrowser wall)
    {
        var start = Time.GetTimestamp();
        await wall.Page.WaitForFunctionAsync(
            "() => window.mark === undefined && document.querySelector('[data-testid=connection]') !== null", null, new PageWaitForFunctionOptions { Timeout = 60_000 });
        await wall.LiveAsync();
        output.WriteLine($"alive {Time.GetElapsedTime(start).TotalSeconds:0.0} s after the server's return");
        await Mosquitto.PublishAsync(server.Mqtt, Topic, """{"pm25": 43.5}""");
        await Eventually.Becomes("the next change on the page", () => wall.ValueAsync(Area, "pm25"), value => value == 43.5);
        Assert.Equal("live", await wall.TileAsync(Area, "pm25", "freshness"));
        Assert.False(await EndedAsync(wall));
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
