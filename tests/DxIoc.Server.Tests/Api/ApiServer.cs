using System.Net.Http.Json;
using System.Text.Json;
using DxIoc.History;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace DxIoc.Server.Tests.Api;

/// <summary>
/// The whole server in this process, on free ports, over a history of its own. Tests write there what is to have been, each
/// into hours of its own.
/// </summary>
public sealed class ApiServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-api-").FullName;
    private string[] _settings = [];
    private WebApplication _app = null!;

    public HttpClient Http { get; private set; } = null!;

    public IHistory History => _app.Services.GetRequiredService<IHistory>();

    /// <summary>Settings beside the usual ones, before it starts.</summary>
    public void With(params string[] settings) => _settings = settings;

    public async Task InitializeAsync()
    {
        _app = ServerApplication.Build(
            ["--Urls=http://127.0.0.1:0", "--Mqtt:Port=0", $"--Data:Path={_folder}", "--Logs:Console=false", "--OpenData:Address=https://ioc.example.vn/", .. _settings]);
        await _app.StartAsync();
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        Http = new HttpClient { BaseAddress = new Uri(addresses.Single()) };
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
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
}
