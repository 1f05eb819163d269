using System.Globalization;
using System.Text.Json;

namespace DxIoc.History.Tests.Harness;

/// <summary>Debian's victoria-metrics: a real server that takes line protocol at /api/v2/write. It answers no InfluxQL.</summary>
internal sealed class VictoriaServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-victoria-").FullName;
    private readonly ChildProcess _process;
    private readonly HttpClient _http = new();

    private VictoriaServer()
    {
        var port = FreePort.Next();
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        _process = ChildProcess.Start(
            "victoria-metrics",
            "-retentionPeriod=100y",
            $"-storageDataPath={_folder}/data",
            string.Create(CultureInfo.InvariantCulture, $"-httpListenAddr=127.0.0.1:{port}"));
    }

    public Uri Url { get; }

    public static async Task<VictoriaServer> StartAsync()
    {
        var server = new VictoriaServer();
        await server._process.DoesAsync("it answers", async () => (await server._http.GetAsync(new Uri(server.Url, "/health"))).IsSuccessStatusCode, StartLimit);
        return server;
    }

    /// <summary>All values of a metric, by series and time.</summary>
    public async Task<IReadOnlyList<double>> ValuesAsync(string metric)
    {
        (await _http.GetAsync(new Uri(Url, "/internal/force_flush"))).EnsureSuccessStatusCode();
        var lines = await _http.GetStringAsync(new Uri(Url, $"/api/v1/export?match[]={metric}"));
        return
        [
            .. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(l => JsonDocument.Parse(l).RootElement.GetProperty("values").EnumerateArray())
                .Select(v => v.GetDouble()),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
