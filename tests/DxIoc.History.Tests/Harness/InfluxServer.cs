using System.Diagnostics;
using System.Globalization;

namespace DxIoc.History.Tests.Harness;

/// <summary>Debian's influxd on a free port over a folder of its own. May be killed, frozen and started anew over what it kept.</summary>
public sealed class InfluxServer : IAsyncLifetime, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-influxd-").FullName;
    private readonly int _port = FreePort.Find();
    private ServerProcess? _process;
    private int _databases;

    /// <summary>Where it keeps its data: another folder may be set before it starts.</summary>
    public string? DataFolder { get; set; }

    /// <summary>Whether it wants to know who asks.</summary>
    public bool Accounts { get; set; }

    public int Port => _port;

    public Uri Url => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));

    public string NextDatabase() => string.Create(CultureInfo.InvariantCulture, $"d{Interlocked.Increment(ref _databases)}");

    public Task InitializeAsync() => StartAsync();

    public async Task StartAsync()
    {
        var data = DataFolder ?? _folder;
        var config = Path.Combine(_folder, "influxdb.conf");
        await File.WriteAllTextAsync(config, string.Create(CultureInfo.InvariantCulture, $"""
            bind-address = "127.0.0.1:{FreePort.Find()}"
            reporting-disabled = true
            [meta]
              dir = "{_folder}/meta"
            [data]
              dir = "{data}/data"
              wal-dir = "{data}/wal"
              index-version = "tsi1"
              query-log-enabled = false
            [http]
              bind-address = "127.0.0.1:{_port}"
              auth-enabled = {(Accounts ? "true" : "false")}
              log-enabled = false
            [monitor]
              store-enabled = false
            """));
        _process = new ServerProcess("influxd", "run", "-config", config);
        await _process.AnswersAsync($"{Url}ping");
    }

    /// <summary>Its log.</summary>
    public string Said => _process!.Said;

    public void Kill() => _process!.Kill();

    public void Freeze() => _process!.Freeze();

    public void Thaw() => _process!.Thaw();

    /// <summary>What the client that comes with the server prints for a question, as CSV.</summary>
    public async Task<string> AskAsync(string question, params IReadOnlyList<string> more)
    {
        using var client = Process.Start(new ProcessStartInfo(
            "influx",
            [
                "-host", "127.0.0.1", "-port", _port.ToString(CultureInfo.InvariantCulture), "-precision", "u", "-format", "csv", .. more, "-execute", question,
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

    public Task DisposeAsync()
    {
        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }
}
