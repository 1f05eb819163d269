using System.Globalization;
using System.Net;
using System.Text.Json;
using DxIoc.Contracts.Dashboards;

namespace DxIoc.Server.Tests.Snapshots;

/// <summary>Pictures asked of a server whose browser is missing, or never draws.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class SnapshotCallsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-browsers-").FullName;

    private string PidFile => Path.Combine(_folder, "pid");

    private string ProfileFile => Path.Combine(_folder, "profile");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Without_a_browser_it_is_said_what_to_install_and_what_is_wrong_with_a_wish_is_said_before()
    {
        await using var server = await StartAsync("--Snapshots:Browser=/nowhere/chromium");

        Assert.Equal(
            (503, "", "There is no browser /nowhere/chromium: name the program of Chromium, Chrome or Edge with Snapshots:Browser."),
            await server.RefusalAsync("snapshots/overview.png"));
        Assert.Equal((404, "", "There is no such scene; the scenes are listed at /api/v1/scenes."), await server.RefusalAsync("snapshots/nowhere.png"));
        Assert.Equal(404, (await server.RefusalAsync("snapshots/areas/nowhere.png")).Status);
        Assert.Equal((404, "", "A picture is .png or .pdf."), await server.RefusalAsync("snapshots/overview.gif"));
        Assert.Equal((400, "width", "write pixels from 640 to 7680"), await server.RefusalAsync("snapshots/overview.png?width=99999"));
        Assert.Equal((400, "height", "write pixels from 360 to 4320"), await server.RefusalAsync("snapshots/overview.png?height=1"));
        Assert.Equal((400, "paper", "write a4 or a3"), await server.RefusalAsync("snapshots/overview.pdf?paper=a5"));
        Assert.Equal((400, "lang", "write vi or en"), await server.RefusalAsync("snapshots/areas/di-an.pdf?lang=fr"));
        Assert.Equal((400, "at", "screens reach 24 hours back; what was before is at /api/v1/history"), await server.RefusalAsync("snapshots/overview.pdf?at=2022-04-26T08:00:00Z"));
        Assert.Empty(await server.GetAsync<List<SnapshotState>>("snapshots"));
    }

    [Fact]
    public async Task A_call_from_another_sites_page_is_refused()
    {
        await using var server = await StartAsync("--Snapshots:Browser=/nowhere/chromium");
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/api/v1/snapshots/overview.png");
        ask.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await server.Http.SendAsync(ask);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_browser_that_never_draws_is_given_up_in_time_and_leaves_nothing_and_more_than_may_wait_are_told_to_come_back()
    {
        await using var server = await StartAsync($"--Snapshots:Browser={Frozen()}", "--Snapshots:DeadlineSeconds=5", "--Snapshots:QueueLimit=0");
        var first = server.Http.GetAsync(new Uri("/api/v1/snapshots/overview.png", UriKind.Relative));
        await ExistsAsync(ProfileFile);

        using var second = await server.Http.GetAsync(new Uri("/api/v1/snapshots/overview.pdf", UriKind.Relative));
        using var late = await first;

        Assert.Equal((HttpStatusCode)429, second.StatusCode);
        Assert.Equal(15, second.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        Assert.Equal(HttpStatusCode.GatewayTimeout, late.StatusCode);
        var problem = JsonDocument.Parse(await late.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(
            "The page was not drawn within 5 seconds: try again when the machine has less to do, or raise Snapshots:DeadlineSeconds.",
            problem.GetProperty("detail").GetString());
        await AssertGoneAsync();
    }

    [Fact]
    public async Task A_server_that_stops_takes_its_browser_and_the_profile_with_it()
    {
        var server = await StartAsync($"--Snapshots:Browser={Frozen()}", "--Snapshots:DeadlineSeconds=300");
        var asked = server.Http.GetAsync(new Uri("/api/v1/snapshots/overview.png", UriKind.Relative));
        await ExistsAsync(ProfileFile);

        await server.DisposeAsync();

        // Either it was answered in the last moment, or the line was cut.
        await asked.ContinueWith(_ => { }, TaskScheduler.Default);
        await AssertGoneAsync();
    }

    private static async Task<OwnServer> StartAsync(params string[] settings)
    {
        var server = new OwnServer(settings);
        await server.InitializeAsync();
        return server;
    }

    /// <summary>A program that says who it is and what profile it was given, and then does nothing.</summary>
    private string Frozen()
    {
        var program = Path.Combine(_folder, "frozen");
        File.WriteAllText(program, $"#!/bin/sh\necho $$ > {PidFile}\nfor word in \"$@\"; do case $word in --user-data-dir=*) echo ${{word#*=}} > {ProfileFile}.part; mv {ProfileFile}.part {ProfileFile};; esac; done\nsleep 600\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }

    private static async Task ExistsAsync(string file)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        while (!File.Exists(file))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    private async Task AssertGoneAsync()
    {
        var process = int.Parse(await File.ReadAllTextAsync(PidFile), CultureInfo.InvariantCulture);
        Assert.False(Directory.Exists($"/proc/{process}"), $"process {process} lives");
        Assert.False(Directory.Exists((await File.ReadAllTextAsync(ProfileFile)).Trim()), "its profile is left");
    }
}
