using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Tests.Pull;

/// <summary>Another system's HTTP side, on a free port, which answers what the test says and keeps what it was asked.</summary>
internal sealed class StubPortal : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Address, IHeaderDictionary Headers, string Body)> _asked = new();

    private StubPortal(WebApplication app) => _app = app;

    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("{}");

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Path and query, headers and body of each request, in order.</summary>
    public IReadOnlyList<(string Address, IHeaderDictionary Headers, string Body)> Asked => [.. _asked];

    public static async Task<StubPortal> StartAsync(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, 0, l => Secure(l, certificate)));
        var app = builder.Build();
        var stub = new StubPortal(app);
        app.Run(async context =>
        {
            using var body = new StreamReader(context.Request.Body);
            stub._asked.Enqueue((context.Request.Path + context.Request.QueryString, new HeaderDictionary(context.Request.Headers.ToDictionary()), await body.ReadToEndAsync()));
            await stub.Answer(context);
        });
        await app.StartAsync();
        return stub;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private static void Secure(ListenOptions listen, X509Certificate2? certificate)
    {
        if (certificate is not null)
        {
            listen.UseHttps(certificate);
        }
    }
}
