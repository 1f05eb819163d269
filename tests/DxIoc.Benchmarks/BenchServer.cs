using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DxIoc.Benchmarks;

/// <summary>The built server on free ports with a catalogue whose feed "bench" carries the time of sending, a hub client on it, and its load.</summary>
internal sealed partial class BenchServer : IAsyncDisposable
{
    private const string Areas = "thu-dau-mot,thuan-an,di-an,ben-cat,tan-uyen,bau-bang,bac-tan-uyen,dau-tieng,phu-giao";
    private const int Window = 500;

    private readonly string _folder;
    private readonly Child _server;
    private readonly string _web;
    private readonly string _port;
    private readonly HttpClient _http = new();

    private BenchServer(string folder, Child server, string web, string port)
    {
        (_folder, _server, _web, _port) = (folder, server, web, port);
        Watch = new HubWatch($"{web}/hubs/board", "binh-duong", "bench-newest");
    }

    public HubWatch Watch { get; }

    public TimeSpan Cpu => _server.Cpu;

    public double PeakMiB => _server.PeakMiB;

    public static async Task<BenchServer> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("dxioc-bench-").FullName;
        var server = new Child(
            Assembly(),
            [
                "--Urls=http://127.0.0.1:0", "--Mqtt:Port=0", $"--Data:Path={folder}/data", $"--Catalogue:Path={Catalogue(folder)}",
                "--Logs:Console=false", .. settings,
            ]);
        var ready = await server.LineAsync(l => l.StartsWith("DxIoc ready", StringComparison.Ordinal));
        var bench = new BenchServer(folder, server, WebOf().Match(ready).Value, PortOf().Match(ready).Groups[1].Value);
        await bench.Watch.StartAsync();
        return bench;
    }

    /// <param name="rate">Messages a second; 0 for as many as the windows allow.</param>
    /// <param name="junk">Of so many messages one is junk; 0 for none.</param>
    public Task<GeneratorResult> GenerateAsync(double rate, double seconds, int junk = 0) => GenerateAsync(_port, rate, seconds, junk);

    public static async Task<GeneratorResult> GenerateAsync(string port, double rate, double seconds, int junk = 0)
    {
        using var generator = new Child(
            typeof(BenchServer).Assembly.Location, "generate", port, rate.ToString(CultureInfo.InvariantCulture),
            seconds.ToString(CultureInfo.InvariantCulture), Window.ToString(CultureInfo.InvariantCulture), Areas,
            junk.ToString(CultureInfo.InvariantCulture));
        var result = JsonSerializer.Deserialize<GeneratorResult>(await generator.LineAsync(l => l.StartsWith('{')))!;
        return result.Acknowledged == result.Sent
            ? result
            : throw new InvalidOperationException($"{result.Sent - result.Acknowledged} of {result.Sent} messages were not acknowledged.");
    }

    /// <summary>A figure of messages that were acknowledged and not kept would be worth nothing.</summary>
    public async Task RequireStoredAsync(long acknowledged, long junk = 0)
    {
        using var feeds = JsonDocument.Parse(await _http.GetStringAsync($"{_web}/api/v1/feeds"));
        var bench = feeds.RootElement.EnumerateArray().First(f => f.GetProperty("id").GetString() == "bench");
        var (received, stored) = (bench.GetProperty("received").GetInt64(), bench.GetProperty("stored").GetInt64());
        if (received != acknowledged || stored != acknowledged - junk)
        {
            throw new InvalidOperationException($"{acknowledged} messages were acknowledged, {junk} of them junk, {received} received and {stored} stored.");
        }
    }

    /// <summary>A figure of /metrics; 0 where it is not there.</summary>
    public async Task<double> MetricAsync(Regex line)
    {
        var match = line.Match(await _http.GetStringAsync($"{_web}/metrics"));
        return match.Success ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
    }

    public async ValueTask DisposeAsync()
    {
        await Watch.DisposeAsync();
        _server.Dispose();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The shipped catalogue, and a feed whose one measure is the time of sending.</summary>
    public static string Catalogue(string folder)
    {
        var target = Path.Combine(folder, "catalogue");
        var source = Path.Combine(Path.GetDirectoryName(Assembly())!, "catalogue");
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

    public static string Assembly()
    {
        var own = AppContext.BaseDirectory.TrimEnd('/').Split('/');
        return $"{string.Join('/', own[..^5])}/src/DxIoc.Server/bin/{own[^2]}/{own[^1]}/DxIoc.Server.dll";
    }

    [GeneratedRegex(@"mqtt (\d+)")]
    private static partial Regex PortOf();

    [GeneratedRegex(@"http://\S+?(?=[,\s])")]
    public static partial Regex WebOf();
}
