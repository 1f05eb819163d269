using DxIoc.Feeds;
using DxIoc.Grains;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Server.Api;
using DxIoc.Server.Designing;
using DxIoc.Server.Displays;
using DxIoc.Server.Health;
using DxIoc.Server.Push;
using DxIoc.Server.Reports;
using DxIoc.Server.Snapshots;
using DxIoc.Server.Startup;
using DxIoc.Server.State;

namespace DxIoc.Server;

/// <summary>The whole server put together: what hosts it (the program, the demo, a test) starts from here.</summary>
public static class ServerApplication
{
    /// <summary>
    /// Builds a server that is ready to start. Services start in the order in which they are added here: the store
    /// before the silo, the silo before the intake, the intake before the doors.
    /// </summary>
    /// <param name="args">Settings as "--Section:Key=value".</param>
    /// <param name="onHistory">Adds services that start once history is open, before anything reads it.</param>
    /// <exception cref="SettingsException">Settings are wrong: all of them, each with its remedy.</exception>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? onHistory = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(ServerApplication).Assembly.GetName().Name,
            ContentRootPath = ContentRoot.Find(),
        });
        var settings = ServerSettings.Read(builder.Configuration);
        builder.AddLogs(settings);
        builder.WebHost.UseUrls(settings.Urls);
        // Built, not published, the wall's files lie where they were made; a manifest beside the program says where.
        builder.WebHost.UseStaticWebAssets();
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(settings)
            .AddSingleton(settings.History)
            .AddSingleton(settings.OpenData)
            .AddSingleton(settings.Observations)
            .AddHistory(settings.History)
            .AddCatalogueFolder(settings)
            .AddFeedFolder(settings)
            .AddDashboardFolder(settings)
            .AddHostedService<HistoryHost>();
        onHistory?.Invoke(builder.Services);
        builder.Services.AddHostedService<HistoryRecall>();
        builder.UseSilo();
        builder.Services
            .AddGrains(settings.Intake, settings.Cells)
            .AddFeeds(settings.Mqtt, settings.Sparkplug, settings.Files, settings.Pictures)
            .AddHostedService<HistoryKeeper>()
            .AddHostedService<ReadyAnnouncer>();
        builder.Services.AddApi().AddReportedFigures(settings.People).AddDisplays().AddDesigning(settings).AddPush().AddWall().AddSnapshots(settings.Snapshots);
        builder.Services.AddHealthChecks().AddCheck<ReadyCheck>("ready", tags: ["ready"]);
        builder.Services.AddFigures();

        var app = builder.Build();
        app.UseApi();
        app.MapApi();
        app.MapPush();
        app.MapHealth();
        app.MapWall();
        return app;
    }

    /// <summary>Builds, runs until stopped, and turns a failed start into one line and exit code 1.</summary>
    public static Task<int> RunAsync(string[] args) => GuardAsync(async () =>
    {
        await using var app = Build(args);
        await app.RunAsync();
    });

    /// <summary>Runs a host; a failed start becomes a line (or one for each error) on standard error and exit code 1.</summary>
    public static async Task<int> GuardAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (Exception e) when (StartupFailure.Explain(e) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            return 1;
        }
    }
}
