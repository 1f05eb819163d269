using System.Text.Json.Serialization;
using DxIoc.Server.Designing;
using DxIoc.Server.Displays;
using DxIoc.Server.Reports;
using DxIoc.Server.Snapshots;

namespace DxIoc.Server.Api;

/// <summary>The HTTP API: /api/v1 and its description. Errors are problem details (RFC 9457) without exception text.</summary>
internal static class ApiHosting
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddExceptionHandler<HistoryProblem>();
        services.AddOpenApi();
        services.AddSingleton<FeedAcceptRule>();
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            o.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        return services;
    }

    public static void UseApi(this WebApplication app)
    {
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api"),
            api =>
            {
                api.UseExceptionHandler();
                api.UseStatusCodePages();
            });
    }

    public static void MapApi(this WebApplication app)
    {
        app.MapOpenApi();
        var api = app.MapGroup("/api/v1").DisableAntiforgery();
        api.MapCatalogue();
        api.MapBoards();
        api.MapPast();
        api.MapHistory();
        api.MapWhy();
        api.MapOpenData();
        api.MapFeeds();
        api.MapBrokers();
        api.MapDashboards();
        api.MapSceneDesk();
        api.MapSnapshots();
        api.MapPictures();
        api.MapDevices();
        api.MapDisplays();
        api.MapFeedTrials();
        api.MapPushes();
        api.MapFeedDefinitions();
        api.MapUnmapped();
        api.MapObservations();
        api.MapReportedFigures();
        api.MapFallback(() => Problems.NotFound("There is no such call; see /openapi/v1.json."));
    }
}
