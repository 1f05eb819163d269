using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>influxd with the environment of docker-compose.yml and its own folder.</summary>
internal sealed class InfluxProcess : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new();
    private readonly Influxd _influxd;

    private InfluxProcess(IReadOnlyDictionary<string, string> environment) => _influxd = new Influxd(_folder.Path, environment);

    public int Port => _influxd.Port;

    /// <summary>Where influxd backup and restore reach it.</summary>
    public string BackupHost => _influxd.BackupHost;

    public static async Task<InfluxProcess> StartAsync(Composition composition, string password)
    {
        var environment = composition.Environment("influxdb");
        var influx = new InfluxProcess(environment);
        await influx._influxd.StartAsync();
        influx._http.BaseAddress = influx._influxd.Url;
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
        await _influxd.DisposeAsync();
        _http.Dispose();
        _folder.Dispose();
    }
}
