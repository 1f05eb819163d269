using System.Net.Http.Json;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Mqtt;
using DxIoc.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace DxIoc.Simulator.Tests.Systems;

/// <summary>The whole server in this process with definitions of the test's own; it can be stopped and started again on the same port.</summary>
internal sealed class CentreServer(string definitions, params string[] settings) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-systems-").FullName;
    private WebApplication? _app;
    private HttpClient _http = new();

    public int Port { get; private set; }

    public async Task StartAsync()
    {
        var feeds = Directory.CreateDirectory(Path.Combine(_folder, "feeds")).FullName;
        await File.WriteAllTextAsync(Path.Combine(feeds, "own.yaml"), definitions);
        _app = ServerApplication.Build(
        [
            "--Urls=http://127.0.0.1:0", FormattableString.Invariant($"--Mqtt:Port={Port}"), $"--Feeds:Path={feeds}",
            $"--Data:Path={Path.Combine(_folder, "data")}", "--Logs:Console=false", .. settings,
        ]);
        await _app.StartAsync();
        Port = _app.Services.GetRequiredService<IMqttEndpoint>().Port!.Value;
        _http.Dispose();
        _http = new HttpClient { BaseAddress = new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
        await Ready.OfAsync(_http);
    }

    public async Task StopAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
        _app = null;
    }

    /// <summary>The reading, once it is so.</summary>
    public async Task<Reading> UntilAsync(string area, string indicator, Func<Reading, bool> isSo)
    {
        Reading? last = null;
        await BecomesAsync(async () => isSo(last = await ReadingAsync(area, indicator)), () => $"{indicator} of {area}: {last}");
        return last!;
    }

    /// <summary>Waits for something, looking at it again and again.</summary>
    public static async Task BecomesAsync(Func<Task<bool>> isSo, Func<string> what)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        using var turn = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!await isSo())
        {
            try
            {
                await turn.WaitForNextTickAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"It did not become so: {what()}");
            }
        }
    }

    public async Task<FeedInfo> FeedAsync(string feed) =>
        (await _http.GetFromJsonAsync<List<FeedInfo>>("/api/v1/feeds"))!.Single(f => f.Id == feed);

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await StopAsync();
        }

        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<Reading> ReadingAsync(string area, string indicator) =>
        (await _http.GetFromJsonAsync<BoardUpdate>($"/api/v1/boards/{area}"))!.Readings.Single(r => r.Indicator == indicator);
}
