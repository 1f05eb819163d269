using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>How the server starts, refuses to start, and stops.</summary>
public sealed class StartTests(ITestOutputHelper output)
{
    /// <summary>What a machine does beside it only adds time: one start of so many must hold.</summary>
    private const int Starts = 5;

    private static readonly TimeProvider Time = TimeProvider.System;
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_demo_is_ready_within_ten_seconds_with_a_day_of_figures_on_a_kiosk_without_navigation()
    {
        var (demo, took) = await ReadyAsync();
        for (var i = 1; i < Starts && took > ReadyWithin; i++)
        {
            await demo.DisposeAsync();
            (demo, took) = await ReadyAsync();
        }

        await using var _ = demo;
        Assert.InRange(took, TimeSpan.Zero, ReadyWithin);

        await using var wall = await WallBrowser.OpenAsync(new Uri(demo.Web, "?kiosk"));
        await wall.LiveAsync();
        var shown = await wall.Page.Locator("[data-testid=tile]:not([data-value=''])").CountAsync();
        var all = await wall.Page.Locator("[data-testid=tile]").CountAsync();
        Assert.True(shown > 20 && shown >= all * 0.9, $"{shown} of {all} tiles have a figure.");
        Assert.Equal(0, await wall.Page.Locator("nav, [data-testid=language]").CountAsync());
        Assert.Empty(wall.Errors);
    }

    /// <summary>A demo over an empty folder, and how long it took to be ready.</summary>
    private async Task<(ServerProcess Demo, TimeSpan Took)> ReadyAsync()
    {
        var start = Time.GetTimestamp();
        var demo = await ServerProcess.StartDemoAsync();
        Assert.Equal(HttpStatusCode.OK, (await demo.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))).StatusCode);
        var took = Time.GetElapsedTime(start);
        output.WriteLine($"ready after {took.TotalSeconds:0.0} s");
        return (demo, took);
    }

    [Fact]
    public async Task SIGTERM_stops_it_cleanly_under_load_and_nothing_acknowledged_is_lost()
    {
        await using var server = await ServerProcess.StartAsync();
        var load = new SteadyLoad(1_000);
        var playing = load.RunAsync(server.Mqtt, CancellationToken.None);
        await Eventually.Holds("a load that is under way", () => load.Acknowledged.Count > 500);
        Assert.Equal(0, await server.StopAsync());
        await playing;
        var stored = HistoryFile.Raw(server.HistoryFile).Select(o => new SteadyLoad.Sent(o.Series.Area, o.Series.Device, o.Time.Micros));
        Assert.Empty(load.Acknowledged.Keys.Except(stored));
        output.WriteLine($"{load.Acknowledged.Count} acknowledged, {load.Open} not");
    }

    [Fact]
    public async Task A_web_port_in_use_ends_the_start_with_one_line_that_says_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await RequireRefusalAsync(["--Urls", port.ToString(CultureInfo.InvariantCulture)], string.Create(CultureInfo.InvariantCulture, $"--Urls=http://127.0.0.1:{port}"));
    }

    [Fact]
    public async Task An_mqtt_port_in_use_ends_the_start_with_one_line_that_says_what_to_do()
    {
        using var other = new TcpListener(IPAddress.Any, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await RequireRefusalAsync(["--Mqtt:Port", port.ToString(CultureInfo.InvariantCulture)], string.Create(CultureInfo.InvariantCulture, $"--Mqtt:Port={port}"));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_ends_the_start_with_one_line_that_says_what_to_do()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "");
        await RequireRefusalAsync(["--Data:Path", Path.Combine(file, "data")], $"--Data:Path={Path.Combine(file, "data")}");
    }

    [Fact]
    public async Task A_data_folder_of_another_server_ends_the_start_with_one_line_that_says_what_to_do()
    {
        await using var first = await ServerProcess.StartAsync();
        await RequireRefusalAsync([first.Data, "--Data:Path"], $"--Data:Path={first.Data}");
    }

    [Fact]
    public async Task A_damaged_history_ends_the_start_with_one_line_that_says_what_to_do()
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "history.db"), [.. Enumerable.Repeat((byte)'x', 10_000)]);
        await RequireRefusalAsync(["history.db", "backup"], $"--Data:Path={folder.Path}");
    }

    [Fact]
    public async Task A_catalogue_with_an_error_ends_the_start_with_its_file_and_line()
    {
        using var folder = new TempFolder();
        var catalogue = folder.CopyCatalogue();
        var file = Path.Combine(catalogue, "indicators", "environment.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file)).Replace("sector: environment\n    feed: wastewater\n    measure: flow", "sector: enviroment\n    feed: wastewater\n    measure: flow", StringComparison.Ordinal));
        await RequireRefusalAsync(["indicators/environment.yaml", "enviroment", "environment"], $"--Catalogue:Path={catalogue}");
    }

    [Theory]
    [InlineData("--Intake:QueueLimit=many", "Intake:QueueLimit")]
    [InlineData("--History:Store=oracle", "History:Store")]
    [InlineData("--Mqtt:Port=70000", "Mqtt:Port")]
    [InlineData("--Catalogue:Path=/nowhere", "Catalogue:Path")]
    [InlineData("--Urls=localhost", "Urls")]
    public async Task A_setting_that_cannot_be_used_ends_the_start_with_one_line_that_names_its_key(string setting, string key) =>
        await RequireRefusalAsync([key], setting);

    /// <summary>Exit code 1, one line on standard error with all of this in it, and no stack trace anywhere.</summary>
    private async Task RequireRefusalAsync(string[] wanted, params string[] settings)
    {
        using var data = new TempFolder();
        await using var server = ChildProcess.StartBuilt(
            Built.Server,
            ["--Urls=http://127.0.0.1:0", "--Mqtt:Port=0", $"--Data:Path={Path.Combine(data.Path, "data")}", .. settings]);
        var code = await server.ExitAsync();
        output.WriteLine(server.Error.Trim());
        Assert.Equal(1, code);
        var line = Assert.Single(server.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.All(wanted, text => Assert.Contains(text, line, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", server.Error + server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("DxIoc ready", server.Output, StringComparison.Ordinal);
    }
}
