using System.Globalization;

namespace DxIoc.Tests.Processes;

/// <summary>
/// Debian's influxd over a folder that is the caller's, with the settings that every test wants and some of its own, by their names in
/// the environment. May be killed, frozen and started again.
/// </summary>
internal sealed class Influxd(string folder, params IEnumerable<KeyValuePair<string, string>> settings) : IAsyncDisposable
{
    private const int Attempts = 3;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, string> _environment = new(
        [
            new("INFLUXDB_REPORTING_DISABLED", "true"), new("INFLUXDB_MONITOR_STORE_ENABLED", "false"), new("INFLUXDB_HTTP_LOG_ENABLED", "false"),
            new("INFLUXDB_DATA_INDEX_VERSION", "tsi1"), new("INFLUXDB_DATA_QUERY_LOG_ENABLED", "false"),
            new("INFLUXDB_META_DIR", $"{folder}/meta"), new("INFLUXDB_DATA_DIR", $"{folder}/data"), new("INFLUXDB_DATA_WAL_DIR", $"{folder}/wal"),
        ],
        StringComparer.Ordinal);

    private ChildProcess? _child;

    /// <summary>It may move in <see cref="StartAsync"/>.</summary>
    public int Port { get; private set; } = FreePort.Next();

    public Uri Url => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));

    /// <summary>Where influxd backup and restore reach it; may move whenever it starts.</summary>
    public string BackupHost { get; private set; } = NextHost();

    public ChildProcess Process => _child ?? throw new InvalidOperationException("influxd was not started.");

    /// <summary>On other ports where one of its own was taken meanwhile; back when it answers.</summary>
    public Task StartAsync() => StartAsync(() => Port = FreePort.Next());

    /// <summary>(Again) at the address that others were told.</summary>
    public Task StartThereAsync() => StartAsync(() => { });

    public async ValueTask DisposeAsync()
    {
        if (_child is not null)
        {
            await _child.DisposeAsync();
        }
    }

    private static string NextHost() => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{FreePort.Next()}");

    private async Task StartAsync(Action move)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await StartOnceAsync();
                return;
            }
            catch (EndedException e) when (attempt < Attempts && e.Message.Contains("address already in use", StringComparison.Ordinal))
            {
                move();
                BackupHost = NextHost();
            }
        }
    }

    private async Task StartOnceAsync()
    {
        await DisposeAsync();
        foreach (var (name, value) in settings)
        {
            _environment[name] = value;
        }

        _environment["INFLUXDB_BIND_ADDRESS"] = BackupHost;
        _environment["INFLUXDB_HTTP_BIND_ADDRESS"] = Url.Authority;
        _child = ChildProcess.StartWith(_environment, "influxd", "run", "-config", "/dev/null");
        using var http = new HttpClient();
        // Its own word first: where its port was taken, somebody else's influxd may answer.
        await _child.DoesAsync(
            "it answers",
            async () => _child.Error.Contains("Listening for signals", StringComparison.Ordinal) && (await http.GetAsync(new Uri(Url, "/ping"))).IsSuccessStatusCode,
            StartLimit);
    }
}
