using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Feeds;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>The built server (or the demo, which hosts it) as a process, on free ports and with its own data folder.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new();
    private readonly string _program;
    private readonly string[] _args;
    private ChildProcess? _child;

    private ServerProcess(string program, IEnumerable<string> args)
    {
        _program = program;
        _args =
        [
            .. args,
            string.Create(CultureInfo.InvariantCulture, $"--Urls=http://127.0.0.1:{FreePort.Next()}"),
            string.Create(CultureInfo.InvariantCulture, $"--Mqtt:Port={FreePort.Next()}"),
            $"--Data:Path={Data}",
        ];
    }

    public string Data => Path.Combine(_folder.Path, "data");

    public string HistoryFile => Path.Combine(Data, "history.db");

    public Uri Web { get; private set; } = new("http://127.0.0.1");

    /// <summary>The embedded broker's port; 0 when the server uses another broker.</summary>
    public int Mqtt { get; private set; }

    public HttpClient Http { get; private set; } = new();

    public ChildProcess Process => _child ?? throw new InvalidOperationException("The server was not started.");

    public static Task<ServerProcess> StartAsync(params string[] settings) => StartFromAsync(Built.Server, settings);

    /// <param name="program">The built or the published server.</param>
    public static async Task<ServerProcess> StartFromAsync(string program, params string[] settings)
    {
        var server = new ServerProcess(program, settings);
        await server.StartAsync();
        return server;
    }

    public static Task<ServerProcess> StartDemoAsync(params string[] options) => StartDemoFromAsync(Built.Simulator, options);

    /// <param name="program">The built or the published simulator.</param>
    public static async Task<ServerProcess> StartDemoFromAsync(string program, params string[] options)
    {
        var demo = new ServerProcess(program, ["demo", .. options]);
        await demo.StartAsync();
        return demo;
    }

    /// <summary>Starts it (again): same ports, same data.</summary>
    public Task StartAsync() => StartWithAsync();

    /// <summary>Starts it (again) with settings besides.</summary>
    public async Task StartWithAsync(params string[] settings)
    {
        _child = ChildProcess.StartBuilt(_program, [.. _args, .. settings]);
        var ready = await Eventually.Becomes(
            "the line 'DxIoc ready'",
            () => _child.HasExited
                ? throw new Xunit.Sdk.XunitException($"The server ended at its start: {_child.Output}\n{_child.Error}")
                : Task.FromResult(ReadyLine().Match(_child.Output)),
            match => match.Success,
            StartLimit);
        Web = new Uri(ready.Groups["web"].Value);
        Mqtt = int.TryParse(ready.Groups["mqtt"].Value, CultureInfo.InvariantCulture, out var port) ? port : 0;
        Http.Dispose();
        Http = new HttpClient { BaseAddress = Web, Timeout = TimeSpan.FromSeconds(20) };
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        Process.Signal(Signal.Kill);
        await Process.ExitAsync();
    }

    /// <summary>SIGTERM; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        Process.Signal(Signal.Terminate);
        return await Process.ExitAsync();
    }

    public async Task<BoardUpdate> BoardAsync(string area, string query = "") =>
        await GetAsync<BoardUpdate>($"/api/v1/boards/{area}{query}");

    public async Task<Reading> ReadingAsync(string area, string indicator) =>
        (await BoardAsync(area)).Readings.Single(r => r.Indicator == indicator);

    public async Task<FeedInfo> FeedAsync(string feed) =>
        (await GetAsync<List<FeedInfo>>("/api/v1/feeds")).Single(f => f.Id == feed);

    public async Task<T> GetAsync<T>(string path) => (await Http.GetFromJsonAsync<T>(path))!;

    public Task<JsonElement> JsonAsync(string path) => GetAsync<JsonElement>(path);

    public async ValueTask DisposeAsync()
    {
        if (_child is not null)
        {
            await _child.DisposeAsync();
        }

        Http.Dispose();
        _folder.Dispose();
    }

    [GeneratedRegex(@"^DxIoc ready: web (?<web>http://\S+), mqtt (?<mqtt>\d+|external broker)\s*$", RegexOptions.Multiline)]
    private static partial Regex ReadyLine();
}
