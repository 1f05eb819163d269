using System.Net;
using DxIoc.EndToEnd.Tests.Harness;
using Xunit.Abstractions;

namespace DxIoc.EndToEnd.Tests;

/// <summary>
/// docker-compose.yml without containers: Debian's mosquitto and influxd and the built server and simulator, with the file's own
/// settings, in which hosts, ports and paths alone are replaced.
/// </summary>
public sealed class TopologyTests(ITestOutputHelper output)
{
    private readonly Composition _composition = new();

    [Fact]
    public async Task A_message_of_mosquitto_pub_moves_the_board_and_is_in_influxdb_and_survives_a_restart_of_the_server()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var influx = await InfluxProcess.StartAsync(_composition, Secret(broker, "influx-password"));
        await using var server = await StartServerAsync(broker, influx);
        Assert.Equal(HttpStatusCode.Unauthorized, (await influx.AskNamelessAsync()).StatusCode);

        var start = TimeProvider.System.GetTimestamp();
        await PublishAsync(broker, 180);
        await Eventually.Becomes("the board moves", () => server.ReadingAsync("thu-dau-mot", "pm25"), r => r.Value == 180);
        output.WriteLine($"on the board {TimeProvider.System.GetElapsedTime(start).TotalMilliseconds:0} ms after mosquitto_pub was started");
        await Eventually.Becomes("it is in InfluxDB", async () => (await influx.AskAsync("SELECT count(*) FROM dxioc.raw./.*/")).GetRawText(), t => t.Contains("series", StringComparison.Ordinal));
        await using (var health = ChildProcess.StartBuilt(Built.Server, "health", $"--url={server.Web}"))
        {
            Assert.True(await health.ExitAsync() == 0, health.Error);
        }

        Assert.Equal(0, await server.StopAsync());
        await PublishAsync(broker, 41);
        await server.StartAsync();
        await Eventually.Becomes("what came meanwhile is there", () => server.ReadingAsync("thu-dau-mot", "pm25"), r => r.Value == 41, TimeSpan.FromSeconds(30));
        Assert.DoesNotContain(Secret(broker, "mqtt-server-password"), server.Process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret(broker, "influx-password"), server.Process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_simulator_of_the_file_fills_the_feeds()
    {
        await using var broker = await MosquittoBroker.StartAsync();
        await using var influx = await InfluxProcess.StartAsync(_composition, Secret(broker, "influx-password"));
        await using var server = await StartServerAsync(broker, influx);

        await using var simulator = ChildProcess.StartBuilt(
            Built.Simulator, _composition.List("simulator", "command").Select(w => Composition.Here(w, broker, influx.Port)));

        await Eventually.Becomes("cameras speak", () => server.FeedAsync("cameras"), f => f.Stored > 100, TimeSpan.FromSeconds(30));
        await Eventually.Becomes("stations speak", () => server.FeedAsync("air"), f => f.Stored > 10, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_backup_by_script_brings_influxdb_and_the_books_back()
    {
        using var folder = new TempFolder();
        await using var broker = await MosquittoBroker.StartAsync();
        await using var influx = await InfluxProcess.StartAsync(_composition, Secret(broker, "influx-password"));
        await using var server = await StartServerAsync(broker, influx);
        await PublishAsync(broker, 180);
        await Eventually.Becomes("it is in InfluxDB", async () => (await influx.AskAsync("SELECT count(*) FROM dxioc.raw./.*/")).GetRawText(), t => t.Contains("series", StringComparison.Ordinal));

        await RunAsync("backup", folder.Path, "--influx", "dxioc", "--influx-host", influx.BackupHost, "--", $"--Data:Path={server.Data}", "--History:Store=influxdb");
        await server.StopAsync();
        Directory.Move(server.Data, Path.Combine(folder.Path, "as-it-was"));
        await influx.AskAsync("DROP DATABASE dxioc");
        await RunAsync(
            "restore", Directory.EnumerateDirectories(folder.Path, "*Z").Single(), "--influx", "dxioc", "--influx-host", influx.BackupHost, "--", $"--Data:Path={server.Data}", "--History:Store=influxdb");
        await server.StartAsync();

        Assert.Equal(180, (await server.ReadingAsync("thu-dau-mot", "pm25")).Value);
        Assert.Equal(1, (await server.FeedAsync("air")).Stored);
    }

    private static string Secret(MosquittoBroker broker, string name) => File.ReadAllText(Path.Combine(broker.Secrets, name)).Trim();

    private async Task<ServerProcess> StartServerAsync(MosquittoBroker broker, InfluxProcess influx)
    {
        // Where it listens and keeps its data is the harness's.
        var settings = _composition.Environment("server")
            .Where(e => e.Key is not ("Urls" or "Data__Path"))
            .Select(e => $"--{e.Key.Replace("__", ":", StringComparison.Ordinal)}={Composition.Here(e.Value, broker, influx.Port)}");
        var server = await ServerProcess.StartAsync([.. settings]);
        await broker.RequireSessionAsync(server);
        return server;
    }

    private static async Task PublishAsync(MosquittoBroker broker, int value)
    {
        await using var pub = ChildProcess.Start(
            "mosquitto_pub", "-q", "1", "-h", "127.0.0.1", "-p", $"{broker.Port}", "-u", MosquittoBroker.FieldAccount, "-P", broker.FieldPassword,
            "-t", "ioc/thu-dau-mot/air/station-1", "-m", $$"""{"pm25": {{value}}}""");
        Assert.True(await pub.ExitAsync() == 0, pub.Error);
    }

    private static async Task RunAsync(string script, params IEnumerable<string> args)
    {
        await using var run = ChildProcess.Start(
            "env", [$"DXIOC=dotnet exec {Built.Server}", "bash", Path.Combine(Built.Root, "deploy", script), .. args]);
        Assert.True(await run.ExitAsync() == 0, run.Output + run.Error);
    }
}
