using DxIoc.Server.Api;
using DxIoc.Server.Startup;

namespace DxIoc.Server.Designing;

/// <summary>Puts the designer's desk into the server.</summary>
internal static class DesigningHosting
{
    public static IServiceCollection AddDesigning(this IServiceCollection services, ServerSettings settings) => services
        .AddSingleton(new SceneVersions(settings.DataPath))
        .AddSingleton<SceneSaveRule>()
        .AddSingleton<SceneDesk>();
}
