using System.Diagnostics;
using System.Globalization;

namespace DxIoc.History.Tests.Harness;

/// <summary>influxd over a folder of its own. May be killed, frozen and started anew over what it kept.</summary>
public sealed class InfluxServer : IAsyncLifetime, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-influxd-").FullName;
    private readonly Influxd _influxd;
    private int _databases;

    public InfluxServer() => _influxd = new Influxd(_folder, Settings());

    /// <summary>Where it keeps its data: another folder may be set before it starts.</summary>
    public string? DataFolder { get; set; }

    /// <summary>Whether it wants to know who asks.</summary>
    public bool Accounts { get; set; }

    public int Port => _influxd.Port;

    public Uri Url => _influxd.Url;

    /// <summary>Its log.</summary>
    public string Said => _influxd.Process.Said;

    public string NextDatabase() => string.Create(CultureInfo.InvariantCulture, $"d{Interlocked.Increment(ref _databases)}");

    public Task InitializeAsync() => StartAsync();

    public Task StartAsync() => _influxd.StartAsync();

    /// <summary>Where it was.</summary>
    public Task StartAgainAsync() => _influxd.StartThereAsync();

    public Task KillAsync() => _influxd.Process.KillAsync();

    public void Freeze() => _influxd.Process.Signal(Signal.Stop);

    public void Thaw() => _influxd.Process.Signal(Signal.Continue);

    /// <summary>What the client that comes with the server prints for a question, as CSV.</summary>
    public async Task<string> AskAsync(string question, params IReadOnlyList<string> more)
    {
        using var client = Process.Start(new ProcessStartInfo(
            "influx",
            [
                "-host", "127.0.0.1", "-port", Port.ToString(CultureInfo.InvariantCulture), "-precision", "u", "-format", "csv", .. more, "-execute", question,
            ])
        {
            RedirectStandardOutput = true,
        })!;
        var answer = await client.StandardOutput.ReadToEndAsync();
        await client.WaitForExitAsync();
        return answer;
    }

    /// <summary>How many raw observations it has.</summary>
    public async Task<long> CountAsync(string database)
    {
        var rows = (await AskAsync($"SELECT count(value) FROM {database}.raw.raw")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return rows.Length < 2 ? 0 : long.Parse(rows[1].Split(',')[^1], CultureInfo.InvariantCulture);
    }

    ValueTask IAsyncDisposable.DisposeAsync() => new(DisposeAsync());

    public async Task DisposeAsync()
    {
        await _influxd.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<KeyValuePair<string, string>> Settings()
    {
        yield return new("INFLUXDB_HTTP_AUTH_ENABLED", Accounts ? "true" : "false");
        yield return new("INFLUXDB_DATA_DIR", $"{DataFolder ?? _folder}/data");
        yield return new("INFLUXDB_DATA_WAL_DIR", $"{DataFolder ?? _folder}/wal");
    }
}
