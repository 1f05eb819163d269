using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Tests.Harness;

/// <summary>
/// An InfluxDB that says what a test wants it to say: answers every write by <see cref="Answer"/>, keeps the lines that it
/// took and every body that it saw. Asked which times it has, it names those of the lines that it took; to other questions it
/// has no rows.
/// </summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<string> _seen = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    private StubServer(WebApplication app) => _app = app;

    /// <summary>The status and body for lines; 204 takes them.</summary>
    public Func<string[], (int Status, string Body)> Answer { get; set; } = _ => (204, "");

    /// <summary>What happens between its looking for times and its answer.</summary>
    public Func<Task> Asked { get; set; } = () => Task.CompletedTask;

    public string Version { get; set; } = "1.8.10";

    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Bodies in the order in which they came, unpacked.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (_gate)
            {
                return [.. _seen];
            }
        }
    }

    public IReadOnlySet<string> Taken
    {
        get
        {
            lock (_gate)
            {
                return _taken.ToHashSet(StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Path and query of the last write, and who asked.</summary>
    public string? LastWrite { get; private set; }

    public string? LastAuthorization { get; private set; }

    public static async Task<StubServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(k => k.Limits.MaxRequestBodySize = 64 << 20);
        var app = builder.Build();
        var stub = new StubServer(app);
        app.MapGet("/ping", (HttpContext c) =>
        {
            c.Response.Headers["X-Influxdb-Version"] = stub.Version;
            return Results.NoContent();
        });
        app.MapPost("/query", stub.QueryAsync);
        app.MapPost("/write", stub.WriteAsync);
        app.MapPost("/api/v2/write", stub.WriteAsync);
        await app.StartAsync();
        return stub;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> QueryAsync(HttpRequest request)
    {
        var series = "";
        if ((await request.ReadFormAsync())["q"].ToString().StartsWith("SELECT arrived", StringComparison.Ordinal))
        {
            var times = Taken.Select(l => $"[{l[(l.LastIndexOf(' ') + 1)..]},0]").ToList();
            series = times.Count == 0 ? "" : $",\"series\":[{{\"name\":\"raw\",\"columns\":[\"time\",\"arrived\"],\"values\":[{string.Join(',', times)}]}}]";
            await Asked();
        }

        return Results.Text($"{{\"results\":[{{\"statement_id\":0{series}}}]}}\n", "application/json");
    }

    private async Task<IResult> WriteAsync(HttpRequest request)
    {
        var body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lock (_gate)
        {
            LastWrite = request.Path + request.QueryString;
            LastAuthorization = request.Headers.Authorization;
            _seen.Add(text);
            var (status, answer) = Answer(lines);
            if (status == (int)HttpStatusCode.NoContent)
            {
                _taken.UnionWith(lines);
            }

            return status == (int)HttpStatusCode.NoContent ? Results.NoContent() : Results.Text(answer, "application/json", Encoding.UTF8, status);
        }
    }
}
