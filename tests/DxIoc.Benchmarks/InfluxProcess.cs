using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DxIoc.Benchmarks;

/// <summary>An influxd on a free port over a folder of its own.</summary>
internal sealed class InfluxProcess : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-bench-influxd-").FullName;
    private readonly Process _process;

    private InfluxProcess()
    {
        var port = FreePort();
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        var config = Path.Combine(_folder, "influxdb.conf");
        File.WriteAllText(config, string.Create(CultureInfo.InvariantCulture, $"""
            bind-address = "127.0.0.1:{FreePort()}"
            reporting-disabled = true
            [meta]
              dir = "{_folder}/meta"
            [data]
              dir = "{_folder}/data"
              wal-dir = "{_folder}/wal"
              index-version = "tsi1"
            [http]
              bind-address = "127.0.0.1:{port}"
              log-enabled = false
            [monitor]
              store-enabled = false
            """));
        _process = Process.Start(new ProcessStartInfo("influxd", ["run", "-config", config]) { RedirectStandardError = true })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    public Uri Url { get; }

    public static async Task<InfluxProcess> StartAsync()
    {
        var influx = new InfluxProcess();
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                (await http.GetAsync(new Uri(influx.Url, "/ping"))).Dispose();
                return influx;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(Pause, TimeProvider.System);
            }
        }
    }

    /// <summary>A database with the policy that both writers use.</summary>
    public async Task CreateAsync(string database)
    {
        using var http = new HttpClient();
        using var question = new FormUrlEncodedContent([new("q", $"CREATE DATABASE {database} WITH DURATION 32d REPLICATION 1 SHARD DURATION 1d NAME raw")]);
        (await http.PostAsync(new Uri(Url, "/query"), question)).EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
