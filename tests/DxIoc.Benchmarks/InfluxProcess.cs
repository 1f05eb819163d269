using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace DxIoc.Benchmarks;

/// <summary>influxd with its data on a disk of its own (a small tmpfs as root, or just a folder), to be killed, frozen, filled and started again.</summary>
internal sealed class InfluxProcess : IAsyncDisposable
{
    private const int DiskMiB = 1_536;
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-influx-").FullName;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly Influxd _influxd;
    private readonly bool _mounted;

    private InfluxProcess(bool mounted)
    {
        _mounted = mounted;
        _influxd = new Influxd(Disk);
        Directory.CreateDirectory(Disk);
        if (mounted)
        {
            Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={DiskMiB}m"), "tmpfs", Disk);
        }
    }

    public int Port => _influxd.Port;

    public Uri Url => _influxd.Url;

    private string Disk => Path.Combine(_folder, "disk");

    private string Filler => Path.Combine(Disk, "filler");

    public static async Task<InfluxProcess> StartAsync(bool mounted)
    {
        var influx = new InfluxProcess(mounted);
        await influx._influxd.StartAsync();
        return influx;
    }

    /// <summary>Where it was.</summary>
    public Task StartAgainAsync() => _influxd.StartThereAsync();

    public Task KillAsync() => _influxd.Process.KillAsync();

    public void Freeze() => _influxd.Process.Signal(Signal.Stop);

    public void Thaw() => _influxd.Process.Signal(Signal.Continue);

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
            await _http.GetStringAsync(new Uri(Url, $"/query?db=dxioc&q={Uri.EscapeDataString(query)}")));
        return answer.RootElement.GetProperty("results")[0].TryGetProperty("series", out var series)
            ? series[0].GetProperty("values")[0][1].GetInt64()
            : 0;
    }

    /// <summary>A database with the policy that both writers of the race use.</summary>
    public async Task CreateAsync(string database)
    {
        using var question = new FormUrlEncodedContent([new("q", $"CREATE DATABASE {database} WITH DURATION 32d REPLICATION 1 SHARD DURATION 1d NAME raw")]);
        (await _http.PostAsync(new Uri(Url, "/query"), question)).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await _influxd.DisposeAsync();
        _http.Dispose();
        if (_mounted)
        {
            Run("umount", "-l", Disk);
        }

        Directory.Delete(_folder, recursive: true);
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
