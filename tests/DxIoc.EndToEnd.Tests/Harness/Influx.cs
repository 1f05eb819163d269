using System.Globalization;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>Debian's influxd on a free port over a folder of its own; may be killed and started again.</summary>
internal sealed class Influx : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly int _port = ServerProcess.FreePort();
    private ChildProcess? _child;

    private Influx()
    {
    }

    public Uri Url => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));

    /// <summary>A server's settings for it.</summary>
    public string[] Settings => ["--History:Store=influxdb", $"--History:Influx:Url={Url}"];

    public static async Task<Influx> StartedAsync()
    {
        var influx = new Influx();
        await influx.StartAsync();
        return influx;
    }

    public static Influx NotStarted() => new();

    public async Task StartAsync()
    {
        var config = Path.Combine(_folder.Path, "influxdb.conf");
        await File.WriteAllTextAsync(config, string.Create(CultureInfo.InvariantCulture, $"""
            bind-address = "127.0.0.1:{ServerProcess.FreePort()}"
            reporting-disabled = true
            [meta]
              dir = "{_folder.Path}/meta"
            [data]
              dir = "{_folder.Path}/data"
              wal-dir = "{_folder.Path}/wal"
              index-version = "tsi1"
            [http]
              bind-address = "127.0.0.1:{_port}"
              log-enabled = false
            [monitor]
              store-enabled = false
            """));
        _child = ChildProcess.Start("influxd", "run", "-config", config);
        using var http = new HttpClient();
        await Eventually.Becomes("influxd answers", async () => (await http.GetAsync(new Uri(Url, "/ping"))).IsSuccessStatusCode, up => up, TimeSpan.FromSeconds(30));
    }

    public async Task KillAsync()
    {
        _child!.Signal(Signal.Kill);
        await _child.ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_child is not null)
        {
            await _child.DisposeAsync();
        }

        _folder.Dispose();
    }
}
