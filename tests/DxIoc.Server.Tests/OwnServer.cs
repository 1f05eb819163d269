using System.Net.Http.Json;
using System.Text.Json;
using DxIoc.History;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace DxIoc.Server.Tests;

/// <summary>The whole server in this process, on free ports and over a data folder of its own. It can be started again on its data.</summary>
public class OwnServer(params IEnumerable<string> settings) : IAsyncLifetime, IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-server-").FullName;
    private WebApplication _app = null!;

    public HttpClient Http { get; private set; } = null!;

    public IHistory History => _app.Services.GetRequiredService<IHistory>();

    public async Task InitializeAsync()
    {
        _app = ServerApplication.Build(["--Urls=http://127.0.0.1:0", "--Mqtt:Port=0", $"--Data:Path={_folder}", "--Logs:Console=false", .. settings]);
        await _app.StartAsync();
        Http = new HttpClient { BaseAddress = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    ValueTask IAsyncDisposable.DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return new ValueTask(DisposeAsync());
    }

    public async Task<T> GetAsync<T>(string path) => (await Http.GetFromJsonAsync<T>("/api/v1/" + path))!;

    /// <summary>The status of a refused call and its first field with what is wrong; the field is empty where none is named.</summary>
    public async Task<(int Status, string Field, string Problem)> RefusalAsync(string path)
    {
        using var response = await Http.GetAsync(new Uri("/api/v1/" + path, UriKind.Relative));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        return problem.TryGetProperty("errors", out var errors)
            ? ((int)response.StatusCode, errors.EnumerateObject().First().Name, errors.EnumerateObject().First().Value[0].GetString()!)
            : ((int)response.StatusCode, "", problem.GetProperty("detail").GetString()!);
    }

    private async Task StopAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
