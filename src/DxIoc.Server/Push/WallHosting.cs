using System.Reflection;
using DxIoc.Server.Components;
using DxIoc.Server.Displays;
using DxIoc.Server.Reports;
using DxIoc.Wall;
using DxIoc.Wall.Displays;
using DxIoc.Wall.Feeds;
using DxIoc.Wall.Live;
using DxIoc.Wall.Reports;
using DxIoc.Wall.Scenes;
using Microsoft.AspNetCore.Diagnostics;

namespace DxIoc.Server.Push;

/// <summary>Hosts the wall: pre-rendered here with the boards' real figures, then alive in the browser.</summary>
internal static class WallHosting
{
    public static IServiceCollection AddWall(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveWebAssemblyComponents();
        services.AddResponseCompression(o => o.EnableForHttps = true);
        return services.AddWallState(server: null)
            .AddScoped<IWallData, ServerWallData>().AddScoped<IFeedData, ServerFeedData>()
            .AddScoped<IFigureData, ServerFigureData>().AddScoped<ISceneData, ServerSceneData>()
            .AddScoped<IDisplayData, ServerDisplayData>();
    }

    public static void MapWall(this WebApplication app)
    {
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.Use((context, next) =>
        {
            if (!WantsPage(context) && context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
        app.UseResponseCompression();
        app.UseAntiforgery();
        var manifest = Manifest(app);
        app.MapStaticAssets(manifest);
        app.MapRazorComponents<App>()
            .AddInteractiveWebAssemblyRenderMode()
            // Without it pages know no fingerprints, and name nothing to be fetched while they are read.
            .WithStaticAssets(manifest)
            .AddAdditionalAssemblies(typeof(Routes).Assembly);
    }

    /// <summary>A person who opens an address, and no program that asks for data: only they are answered with a page where there is none.</summary>
    private static bool WantsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && !context.Request.Path.StartsWithSegments("/api")
        && context.Request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>What names the wall's files. A program that hosts the server and is published has them under its own name.</summary>
    private static string Manifest(WebApplication app)
    {
        static string Named(string? program) => Path.Combine(AppContext.BaseDirectory, $"{program}.staticwebassets.endpoints.json");
        var own = Named(app.Environment.ApplicationName);
        return File.Exists(own) ? own : Named(Assembly.GetEntryAssembly()?.GetName().Name);
    }
}
