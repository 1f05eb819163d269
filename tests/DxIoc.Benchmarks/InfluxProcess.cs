using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace DxIoc.Benchmarks;

/// <summary>Debian's influxd on a free port with its data on a disk of its own (a small tmpfs), to be killed, frozen, filled and started again.</summary>
internal sealed class InfluxProcess : IDisposable
{
    private const int DiskMiB = 1_536;
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-influx-").FullName;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly int _backupPort = FreePort();
    private Process? _process;

    public InfluxProcess()
    {
        Port = FreePort();
        Directory.CreateDirectory(Disk);
        Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={DiskMiB}m"), "tmpfs", Disk);
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

    public void Dispose()
    {
        Kill();
        _http.Dispose();
        Run("umount", "-l", Disk);
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
