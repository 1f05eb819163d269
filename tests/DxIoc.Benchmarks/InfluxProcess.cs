using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace DxIoc.Benchmarks;

/// <summary>Debian's influxd on a free port with its data on a disk of its own (a small tmpfs as root, or just a folder), to be killed, frozen, filled and started again.</summary>
internal sealed class InfluxProcess : IDisposable
{
    private const int DiskMiB = 1_536;
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-influx-").FullName;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly int _backupPort = FreePort();
    private readonly bool _mounted;
    private Process? _process;

    public InfluxProcess(bool mounted = true)
    {
        _mounted = mounted;
        Port = FreePort();
        Directory.CreateDirectory(Disk);
        if (mounted)
        {
            Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={DiskMiB}m"), "tmpfs", Disk);
        }

        File.WriteAllText(Path.Combine(_folder, "influxdb.conf"), string.Create(CultureInfo.InvariantCulture, $"""
            reporting-disabled = true
            bind-address = "127.0.0.1:{_backupPort}"
            [meta]
              dir = "{Disk}/meta"
            [data]
              dir = "{Disk}/data"
              wal-dir = "{Disk}/wal"
              index-version = "tsi1"
              query-log-enabled = false
            [http]
              bind-address = "127.0.0.1:{Port}"
              log-enabled = false
            [logging]
              level = "error"
            """));
        Start();
    }

    public int Port { get; }

    public Uri Url => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));

    private string Disk => Path.Combine(_folder, "disk");

    private string Filler => Path.Combine(Disk, "filler");

    public void Start() => _process = Process.Start(new ProcessStartInfo("influxd", ["run", "-config", Path.Combine(_folder, "influxdb.conf")])
    {
        RedirectStandardError = false,
        RedirectStandardOutput = true,
    });

    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Freeze() => Run("kill", "-STOP", _process!.Id.ToString(CultureInfo.InvariantCulture));

    public void Thaw() => Run("kill", "-CONT", _process!.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Takes all room that is left on its disk.</summary>
    public void FillDisk()
    {
        using var filler = File.Create(Filler);
        var block = new byte[1 << 20];
        try
        {
            while (true)
            {
                filler.Write(block);
                filler.Flush();
            }
        }
        catch (IOException)
        {
            // Full: as it should be.
        }
    }

    public void FreeDisk() => File.Delete(Filler);

    /// <summary>One number of an InfluxQL answer's first row; 0 where there is no row.</summary>
    public async Task<long> NumberAsync(string query)
    {
        using var answer = JsonDocument.Parse(
            await _http.GetStringAsync($"http://127.0.0.1:{Port}/query?db=dxioc&q={Uri.EscapeDataString(query)}"));
        return answer.RootElement.GetProperty("results")[0].TryGetProperty("series", out var series)
            ? series[0].GetProperty("values")[0][1].GetInt64()
            : 0;
    }

    /// <summary>A database with the policy that both writers of the race use; waits until the server is up.</summary>
    public async Task CreateAsync(string database)
    {
        using var question = new FormUrlEncodedContent([new("q", $"CREATE DATABASE {database} WITH DURATION 32d REPLICATION 1 SHARD DURATION 1d NAME raw")]);
        while (true)
        {
            try
            {
                (await _http.PostAsync(new Uri(Url, "/query"), question)).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }

    public void Dispose()
    {
        Kill();
        _http.Dispose();
        if (_mounted)
        {
            Run("umount", "-l", Disk);
        }

        Directory.Delete(_folder, recursive: true);
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static void Run(string program, params string[] args)
    {
        using var process = Process.Start(program, args);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', args)} ended with {process.ExitCode}.");
        }
    }
}
