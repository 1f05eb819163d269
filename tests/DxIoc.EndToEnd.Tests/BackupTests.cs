using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>The scripts of deploy/ and the program's commands, beside a server under load.</summary>
public sealed class BackupTests(ITestOutputHelper output)
{
    private const int Rate = 1_000;
    private static readonly TimeProvider Time = TimeProvider.System;

    [Fact]
    public async Task A_backup_under_load_has_everything_acknowledged_before_it_once_and_whole_and_a_server_starts_on_it()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.StartAsync();
        var load = new SteadyLoad(Rate);
        using var enough = new CancellationTokenSource();
        var playing = load.RunAsync(server.Mqtt, enough.Token);
        await Eventually.Holds("the load runs", () => load.Acknowledged.Count > 3 * Rate, TimeSpan.FromSeconds(30));

        var before = load.Acknowledged.ToDictionary();
        var start = Time.GetTimestamp();
        var said = await RunAsync("backup", folder.Path, "--", $"--Data:Path={server.Data}");
        var took = Time.GetElapsedTime(start);
        var after = load.Acknowledged.Count;
        await enough.CancelAsync();
        await playing;
        Assert.Equal(0, await server.StopAsync());

        Directory.Move(server.Data, Path.Combine(folder.Path, "as-it-was"));
        await RunAsync("restore", Assert.Single(Backups(folder.Path)), "--", $"--Data:Path={server.Data}");
        Assert.True(File.Exists(Path.Combine(server.Data, "figures.db")), "what lies beside the history did not come back");
        var restored = HistoryFile.Raw(server.HistoryFile).ToDictionary(o => new SteadyLoad.Sent(o.Series.Area, o.Series.Device, o.Time.Micros), o => o.Value);
        await server.StartAsync();

        output.WriteLine($"{said.Trim()}: {before.Count} acknowledged before, {after - before.Count} more in the {took.TotalSeconds:0.0} s of it, {restored.Count} in it");
        Assert.DoesNotContain(before, a => !restored.TryGetValue(a.Key, out var value) || value != a.Value);
        var all = load.All.ToDictionary(a => a.Key, a => a.Value);
        Assert.DoesNotContain(restored, r => !all.TryGetValue(r.Key, out var value) || value != r.Value);
        Assert.True(after > before.Count, "writes did not go on");
        var books = await server.FeedAsync(SteadyLoad.Feed);
        Assert.Equal((restored.Count, 0, 0), (books.Stored, books.Waiting, books.Refused));
    }

    [Fact]
    public async Task What_is_exported_beside_a_running_server_and_imported_has_equal_rows()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "history.ndjson.gz");
        await using var server = await ServerProcess.StartAsync();
        await using (var publisher = await Publisher.ConnectAsync(server.Mqtt))
        {
            var now = Time.GetUtcNow();
            await Task.WhenAll(Enumerable.Range(0, 500).Select(i => publisher.SendAsync($"ioc/thu-dau-mot/air/station-{i % 7}", now.AddSeconds(-i), "pm25", 41.5 + (i / 3.0))));
            await publisher.SendAsync("ioc/thu-dau-mot/air/station-1", "no json");
        }

        Assert.Contains("lines", await CommandAsync(0, "export", "--to", file, $"--Data:Path={server.Data}"), StringComparison.Ordinal);
        Assert.Contains("is used by another server", await CommandAsync(1, "import", "--from-file", file, $"--Data:Path={server.Data}"), StringComparison.Ordinal);
        await server.StopAsync();
        var raw = HistoryFile.Raw(server.HistoryFile);
        Directory.Move(server.Data, Path.Combine(folder.Path, "as-it-was"));
        await CommandAsync(0, "import", "--from-file", file, $"--Data:Path={server.Data}");
        await server.StartAsync();

        Assert.Equal(500, raw.Count);
        Assert.Equal(raw.OrderBy(o => (o.Series.Device, o.Time.Micros)), HistoryFile.Raw(server.HistoryFile).OrderBy(o => (o.Series.Device, o.Time.Micros)));
        var books = await server.FeedAsync("air");
        Assert.Equal((501, 500, 0, 1), (books.Received, books.Stored, books.Duplicate, books.Refused));
        Assert.Equal("no json", (await server.JsonAsync("/api/v1/refused"))[0].GetProperty("payload").GetString());
    }

    [Fact]
    public async Task The_newest_backups_are_kept_and_a_failed_one_takes_no_place()
    {
        using var folder = new TempFolder();
        var backups = Path.Combine(folder.Path, "backups");
        await using var server = await ServerProcess.StartAsync();
        Directory.CreateDirectory(Path.Combine(backups, "not of ours"));
        var first = "";
        for (var i = 0; i < 3; i++)
        {
            await RunAsync("backup", backups, "--keep", "2", "--", $"--Data:Path={server.Data}");
            first = i == 0 ? Backups(backups).Single() : first;
        }

        await using var failed = Start("backup", backups, "--keep", "2", "--", "--Data:Path=/nowhere");
        Assert.Equal(1, await failed.ExitAsync());
        Assert.Contains("There is no history file /nowhere/history.db", failed.Error, StringComparison.Ordinal);
        Assert.Equal(2, Backups(backups).Count);
        Assert.DoesNotContain(first, Backups(backups));
        Assert.True(Directory.Exists(Path.Combine(backups, "not of ours")));
        Assert.Empty(Directory.EnumerateDirectories(backups, "*.partial"));
    }

    [Fact]
    public async Task A_backup_that_was_damaged_since_is_not_restored()
    {
        using var folder = new TempFolder();
        await using var server = await ServerProcess.StartAsync();
        await RunAsync("backup", folder.Path, "--", $"--Data:Path={server.Data}");
        var backup = Backups(folder.Path).Single();
        await File.AppendAllTextAsync(Path.Combine(backup, "store.db"), "x");

        await using var restore = Start("restore", backup, "--", $"--Data:Path={folder.Path}/new");

        Assert.Equal(1, await restore.ExitAsync());
        Assert.Contains("is damaged", restore.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "new")));
    }

    private static List<string> Backups(string folder) => [.. Directory.EnumerateDirectories(folder, "*Z").Order(StringComparer.Ordinal)];

    private static ChildProcess Start(string script, params IEnumerable<string> args) => ChildProcess.Start(
        "env", [$"DXIOC=dotnet exec {Built.Server}", "bash", Path.Combine(Built.Root, "deploy", script), .. args]);

    private static async Task<string> RunAsync(string script, params IEnumerable<string> args)
    {
        await using var run = Start(script, args);
        Assert.True(await run.ExitAsync() == 0, run.Error);
        return run.Output;
    }

    private static async Task<string> CommandAsync(int code, params string[] args)
    {
        await using var command = ChildProcess.StartBuilt(Built.Server, args);
        Assert.True(await command.ExitAsync() == code, command.Output + command.Error);
        return command.Output + command.Error;
    }
}
