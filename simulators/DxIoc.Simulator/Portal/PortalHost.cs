using System.Globalization;
using DxIoc.Simulator.Incidents;
using DxIoc.Simulator.Province;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DxIoc.Simulator.Portal;

/// <summary>
/// The province's service portal over HTTP, on this machine: a paged report with ETags behind a key. What it says is the model's;
/// its figures move every few seconds, and an outage of the model is one here.
/// </summary>
internal sealed class PortalHost : IAsyncDisposable
{
    /// <summary>How often its report is made anew.</summary>
    private static readonly TimeSpan Refresh = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;

    private PortalHost(WebApplication app) => _app = app;

    public PortalFaults Faults { get; } = new();

    /// <summary>The address of its report.</summary>
    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + DossierReport.Path;

    /// <param name="port">0 for any free one.</param>
    /// <param name="key">Asked for as X-Api-Key; null for nobody.</param>
    public static async Task<PortalHost> StartAsync(ProvinceModel model, TimeProvider time, int port, string? key)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, port));
        var app = builder.Build();
        var host = new PortalHost(app);
        app.MapGet(DossierReport.Path, async (HttpContext context, string? trang) => await host.AnswerAsync(context, trang, model, time, key));
        await app.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.Zero, TimeProvider.System);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task<IResult> AnswerAsync(HttpContext context, string? trang, ProvinceModel model, TimeProvider time, string? key)
    {
        if (key is not null && context.Request.Headers["X-Api-Key"] != key)
        {
            return Results.Unauthorized();
        }

        if (Faults.Delay is { } delay)
        {
            await Task.Delay(delay, time, context.RequestAborted);
        }

        var now = time.GetUtcNow();
        if (Faults.Status is { } status || (status = model.Incidents.Strength(IncidentKind.Portal, "", now) > 0 ? StatusCodes.Status503ServiceUnavailable : 0) > 0)
        {
            return Results.StatusCode(status);
        }

        if (Faults.Bytes is { } bytes)
        {
            return Results.Bytes(new byte[bytes], "application/json");
        }

        if (!int.TryParse(trang ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var page) || page < 1 || page > DossierReport.Pages)
        {
            return Results.NotFound();
        }

        var at = new DateTimeOffset(now.UtcTicks / Refresh.Ticks * Refresh.Ticks, TimeSpan.Zero);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{at.ToUnixTimeSeconds()}-{page}\"");
        context.Response.Headers.ETag = tag;
        return context.Request.Headers.IfNoneMatch == tag
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(DossierReport.Page(at, page, model.Noise), "application/json");
    }
}
