using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>Debian's influxd with the environment of docker-compose.yml, on free ports and with its own folder.</summary>
internal sealed class InfluxProcess : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly int _rpc = ServerProcess.FreePort();
    private ChildProcess? _child;

    private InfluxProcess()
    {
    }

    public int Port { get; } = ServerProcess.FreePort();

    /// <summary>Where influxd backup and restore reach it.</summary>
    public string BackupHost => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_rpc}");

    public static async Task<InfluxProcess> StartAsync(Composition composition, string password)
    {
        var influx = new InfluxProcess();
        var environment = composition.Environment("influxdb");
        var folder = influx._folder.Path;
        influx._child = ChildProcess.Start(
            "env",
            [
                .. environment.Select(e => $"{e.Key}={e.Value}"),
                $"INFLUXDB_BIND_ADDRESS={influx.BackupHost}",
                string.Create(CultureInfo.InvariantCulture, $"INFLUXDB_HTTP_BIND_ADDRESS=127.0.0.1:{influx.Port}"),
                $"INFLUXDB_META_DIR={folder}/meta", $"INFLUXDB_DATA_DIR={folder}/data", $"INFLUXDB_DATA_WAL_DIR={folder}/wal",
                "influxd", "run", "-config", "/dev/null",
            ]);
        influx._http.BaseAddress = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{influx.Port}"));
        await Eventually.Becomes("influxd answers", async () => (await influx._http.GetAsync("ping")).IsSuccessStatusCode, ok => ok, TimeSpan.FromSeconds(30));
        // What the image's own start does with these two.
        var user = environment["INFLUXDB_ADMIN_USER"];
        await influx.AskAsync($"CREATE USER {user} WITH PASSWORD '{password}' WITH ALL PRIVILEGES");
        influx._http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        return influx;
    }

    public async Task<JsonElement> AskAsync(string question)
    {
        using var form = new FormUrlEncodedContent([new("q", question)]);
        using var answer = await _http.PostAsync("query", form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    public async Task<HttpResponseMessage> AskNamelessAsync()
    {
        using var http = new HttpClient { BaseAddress = _http.BaseAddress };
        return await http.GetAsync("query?q=SHOW+DATABASES");
    }

    public async ValueTask DisposeAsync()
    {
        if (_child is not null)
        {
            await _child.DisposeAsync();
        }

        _http.Dispose();
        _folder.Dispose();
    }
}
