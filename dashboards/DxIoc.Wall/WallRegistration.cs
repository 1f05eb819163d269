using DxIoc.Wall.Live;
using DxIoc.Wall.Past;
using DxIoc.Wall.Reports;
using DxIoc.Wall.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace DxIoc.Wall;

/// <summary>What pages need, in the browser and where they are pre-rendered.</summary>
public static class WallRegistration
{
    /// <param name="server">Null where pages are pre-rendered: nothing is connected there.</param>
    public static IServiceCollection AddWallState(this IServiceCollection services, Uri? server)
    {
        return services
            .AddSingletonOrScoped(server is not null, s => new LiveBoards(server, TimeProvider.System))
            .AddSingletonOrScoped(server is not null, s => new TimeMachine(s.GetRequiredService<LiveBoards>(), s.GetService<IPastData>(), TimeProvider.System))
            .AddSingleton(new RendererClock(server is not null, TimeProvider.System))
            .AddSingleton<PersistentComponentStateSerializer<WallSeed?>, WallSeedSerializer>()
            .AddScoped<RareControls>()
            .AddSingletonOrScoped(server is not null, _ => new FigureSession())
            .AddSingletonOrScoped(server is not null, _ => new Language());
    }

    private static IServiceCollection AddSingletonOrScoped<T>(this IServiceCollection services, bool browser, Func<IServiceProvider, T> make)
        where T : class => browser ? services.AddSingleton(make) : services.AddScoped(make);
}
