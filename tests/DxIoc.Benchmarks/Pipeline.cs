using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DxIoc.Benchmarks;

/// <summary>
/// QoS 1 load from a separate process through embedded broker, intake, SQLite and grains to a hub client, and the same load
/// into a bare MQTTnet broker in the same run. What counts are the ratios.
/// </summary>
internal static partial class Pipeline
{
    private const string Areas = "thu-dau-mot,thuan-an,di-an,ben-cat,tan-uyen,bau-bang,bac-tan-uyen,dau-tieng,phu-giao";
    private const int Window = 500;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = Option(args, "--seconds", 10);
        var rate = Option(args, "--rate", 1_000);
        var ours = await MeasureServerAsync(seconds, rate);
        var floor = await MeasureFloorAsync(seconds, rate);
        Console.WriteLine($"{"",-34}{"DxIoc",14}{"bare MQTTnet",14}{"ratio",10}");
        Row("sustained messages a second", ours.Throughput, floor.Throughput);
        Row("CPU µs a message, sustained", ours.CpuMicros, floor.CpuMicros);
        Row($"publish to screen/handler p50 ms at {rate:0}/s", ours.P50, floor.P50);
        Row($"publish to screen/handler p99 ms at {rate:0}/s", ours.P99, floor.P99);
        Row($"acknowledged p50 ms at {rate:0}/s", ours.AckP50, floor.AckP50);
        Row($"acknowledged p99 ms at {rate:0}/s", ours.AckP99, floor.AckP99);
        Row("peak memory MiB", ours.PeakMiB, floor.PeakMiB);
        Console.WriteLine(JsonSerializer.Serialize(new { ours, floor }));
        return 0;
    }

    private static async Task<Measured> MeasureServerAsync(double seconds, double rate)
    {
        var folder = Directory.CreateTempSubdirectory("dxioc-bench-").FullName;
        var catalogue = CatalogueWithBench(folder);
        using var server = new Child(
            ServerAssembly(), "--Urls=http://127.0.0.1:0", "--Mqtt:Port=0", $"--Data:Path={folder}/data", $"--Catalogue:Path={catalogue}", "--Logs:Console=false");
        var ready = await server.LineAsync(l => l.StartsWith("DxIoc ready", StringComparison.Ordinal));
        var port = PortOf().Match(ready).Groups[1].Value;
        var web = WebOf().Match(ready).Value;
        await using var watch = new HubWatch($"{web}/hubs/board", "binh-duong", "bench-newest");
        await watch.StartAsync();
        await GenerateAsync(port, 0, 3);
        var cpu = server.Cpu;
        var full = await GenerateAsync(port, 0, seconds);
        var spent = server.Cpu - cpu;
        await GenerateAsync(port, rate, 2);
        watch.Reset();
        var steady = await GenerateAsync(port, rate, seconds);
        await RequireStoredAsync(web);
        var measured = new Measured(
            full.Acknowledged / full.Seconds, spent.TotalMicroseconds / full.Acknowledged,
            watch.Milliseconds.At(0.50), watch.Milliseconds.At(0.99), steady.AckP50, steady.AckP99, server.PeakMiB);
        server.Kill();
        Directory.Delete(folder, recursive: true);
        return measured;
    }

    /// <summary>A figure of messages that were acknowledged and not kept would be worth nothing.</summary>
    private static async Task RequireStoredAsync(string web)
    {
        using var http = new HttpClient();
        using var feeds = JsonDocument.Parse(await http.GetStringAsync($"{web}/api/v1/feeds"));
        var bench = feeds.RootElement.EnumerateArray().First(f => f.GetProperty("id").GetString() == "bench");
        var (received, stored) = (bench.GetProperty("received").GetInt64(), bench.GetProperty("stored").GetInt64());
        if (received == 0 || received != stored)
        {
            throw new InvalidOperationException($"Of {received} messages that were received only {stored} were stored.");
        }
    }

    private static async Task<Measured> MeasureFloorAsync(double seconds, double rate)
    {
        var self = typeof(Pipeline).Assembly.Location;
        using var full = new Child(self, "floor");
        var port = await full.LineAsync(_ => true);
        await GenerateAsync(port, 0, 3);
        var cpu = full.Cpu;
        var result = await GenerateAsync(port, 0, seconds);
        var spent = full.Cpu - cpu;
        using var steadyFloor = new Child(self, "floor");
        var steadyPort = await steadyFloor.LineAsync(_ => true);
        var steady = await GenerateAsync(steadyPort, rate, seconds);
        steadyFloor.EndInput();
        using var latency = JsonDocument.Parse(await steadyFloor.LineAsync(_ => true));
        return new Measured(
            result.Acknowledged / result.Seconds, spent.TotalMicroseconds / result.Acknowledged,
            latency.RootElement.GetProperty("P50").GetDouble(), latency.RootElement.GetProperty("P99").GetDouble(), steady.AckP50, steady.AckP99, full.PeakMiB);
    }

    private static async Task<GeneratorResult> GenerateAsync(string port, double rate, double seconds)
    {
        using var generator = new Child(
            typeof(Pipeline).Assembly.Location, "generate", port, rate.ToString(CultureInfo.InvariantCulture),
            seconds.ToString(CultureInfo.InvariantCulture), Window.ToString(CultureInfo.InvariantCulture), Areas);
        var result = JsonSerializer.Deserialize<GeneratorResult>(await generator.LineAsync(l => l.StartsWith('{')))!;
        if (result.Acknowledged < result.Sent)
        {
            throw new InvalidOperationException($"{result.Sent - result.Acknowledged} of {result.Sent} messages were not acknowledged.");
        }

        return result;
    }

    /// <summary>The shipped catalogue, and a feed whose one measure is the time of sending.</summary>
    private static string CatalogueWithBench(string folder)
    {
        var target = Path.Combine(folder, "catalogue");
        var source = Path.Combine(Path.GetDirectoryName(ServerAssembly())!, "catalogue");
        foreach (var file in Directory.EnumerateFiles(source, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.WriteAllText(Path.Combine(target, "bench.yaml"), """
            feeds: [ { id: bench, name: Bench, device-limit: 100000 } ]
            indicators:
              - { id: bench-newest, name: Newest, sector: infrastructure, feed: bench, measure: sent, aggregate: max, window: 1m, stale-after: 1m }
              - { id: bench-mean, name: Mean, sector: infrastructure, feed: bench, measure: sent, aggregate: mean, window: 5m, stale-after: 1m }
            """);
        return target;
    }

    private static string ServerAssembly()
    {
        var own = AppContext.BaseDirectory.TrimEnd('/').Split('/');
        var root = string.Join('/', own[..^5]);
        return $"{root}/src/DxIoc.Server/bin/{own[^2]}/{own[^1]}/DxIoc.Server.dll";
    }

    private static double Option(string[] args, string name, double fallback)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? double.Parse(args[at + 1], CultureInfo.InvariantCulture) : fallback;
    }

    private static void Row(string name, double ours, double floor) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{name,-48}{ours,14:0.0}{floor,14:0.0}{(floor == 0 ? 0 : ours / floor),10:0.00}"));

    [GeneratedRegex(@"mqtt (\d+)")]
    private static partial Regex PortOf();

    [GeneratedRegex(@"http://\S+?(?=[,\s])")]
    private static partial Regex WebOf();

    private sealed record Measured(
        double Throughput, double CpuMicros, double P50, double P99, double AckP50, double AckP99, double PeakMiB);
}
