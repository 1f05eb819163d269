using DxIoc.Feeds.Areas;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Dashboards;
using DxIoc.Server.Startup;

namespace DxIoc.Server.State;

/// <summary>Puts the catalogue, the feed definitions, the dashboards, the map and the server's start into the server.</summary>
internal static class StateHosting
{
    public static IServiceCollection AddCatalogueFolder(this IServiceCollection services, ServerSettings settings) => services
        .AddSingleton<CatalogueState>()
        .AddSingleton<ServerStart>()
        .AddSingleton(new ReleaseName(settings.Edition))
        .AddSingleton(new MapFile(settings.MapFile ?? AreaFiles.ShippedMap))
        .AddSingleton(s => new CatalogueFolder(
            settings.CataloguePath,
            s.GetRequiredService<CatalogueState>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<CatalogueFolder>>()))
        .AddSingleton<ICatalogueSource>(s => s.GetRequiredService<CatalogueFolder>())
        .AddSingleton<IHostedService>(s => s.GetRequiredService<CatalogueFolder>());

    public static IServiceCollection AddFeedFolder(this IServiceCollection services, ServerSettings settings) => services
        .AddSingleton(new AcceptedFolder(settings.DataPath))
        .AddSingleton<FeedAcceptance>()
        .AddSingleton<IAreaFiles>(s => s.GetRequiredService<AreaFiles>())
        .AddSingleton(new AreaFiles(settings.FeedsPath ?? YamlFiles.Shipped("feeds"), settings.MapFile))
        .AddSingleton(s => new FeedFolder(
            settings.FeedsPath,
            s.GetRequiredService<AreaFiles>(),
            s.GetRequiredService<ICatalogueSource>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<FeedFolder>>(),
            s.GetRequiredService<AcceptedFolder>()))
        .AddSingleton<IFeedMappings>(s => s.GetRequiredService<FeedFolder>())
        .AddSingleton<IHostedService>(s => s.GetRequiredService<FeedFolder>());

    public static IServiceCollection AddDashboardFolder(this IServiceCollection services, ServerSettings settings) => services
        .AddSingleton(new OwnDashboards(settings.DashboardsPath, settings.DataPath))
        .AddSingleton(s => new DashboardFolder(
            settings.DashboardsPath,
            settings.EmbedHosts,
            s.GetRequiredService<ICatalogueSource>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<DashboardFolder>>(),
            s.GetRequiredService<OwnDashboards>()))
        .AddSingleton<IDashboardSource>(s => s.GetRequiredService<DashboardFolder>())
        .AddSingleton<IHostedService>(s => s.GetRequiredService<DashboardFolder>());
}
