using DxIoc.Server.Components;
using DxIoc.Wall;
using DxIoc.Wall.Live;
using DxIoc.Wall.Scenes;

namespace DxIoc.Server.Push;

/// <summary>Hosts the wall: pre-rendered here with the boards' real figures, then alive in the browser.</summary>
internal static class WallHosting
{
    public static IServiceCollection AddWall(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveWebAssemblyComponents();
        services.AddResponseCompression(o => o.EnableForHttps = true);
        return services.AddWallState(server: null).AddScoped<IWallData, ServerWallData>().AddScoped<ISceneData, ServerSceneData>();
    }

    public static void MapWall(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>()
            .AddInteractiveWebAssemblyRenderMode()
            .AddAdditionalAssemblies(typeof(Routes).Assembly);
    }
}
