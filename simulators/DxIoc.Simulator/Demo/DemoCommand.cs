using DxIoc.Feeds.Mqtt;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Server;
using DxIoc.Simulator.Province;
using DxIoc.Simulator.Stations;

namespace DxIoc.Simulator.Demo;

/// <summary>The whole centre in this process, and a province that plays to its broker.</summary>
internal static class DemoCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (args.Contains("--help"))
        {
            return Usage.Print(Console.Out, 0);
        }

        if (SimulationOptions.Parse(args, out var problem) is not { } options)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }

        var stations = StationStage.Of(options, out problem);
        if (problem.Length > 0)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }

        var time = TimeProvider.System;
        var model = new ProvinceModel(options.Seed, options.Scale);
        PlannedIncident.CallBegun(options.Incidents, model.Incidents, time.GetUtcNow());
        return await ServerApplication.GuardAsync(async () =>
        {
            var live = !Console.IsOutputRedirected && !Console.IsInputRedirected;
            stations?.Prepare();
            await using var app = ServerApplication.Build(
                [.. live ? ["--Logs:Console=false"] : Array.Empty<string>(), .. stations is null ? Array.Empty<string>() : [stations.Setting], .. options.ServerArgs],
                services => AddBackfill(services, options, model));
            await app.StartAsync();
            var port = app.Services.GetRequiredService<IMqttEndpoint>().Port
                ?? throw new InvalidOperationException("The demo plays to the embedded broker; leave --Mqtt:Broker out.");
            using var player = new ProvincePlayer(model, time, "127.0.0.1", port);
            var stage = new Stage(options, model, player, time, $"{string.Join(' ', app.Urls)} · mqtt {port}");
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(app.Lifetime.ApplicationStopping);
            var writing = stations?.RunAsync(time, ended.Token) ?? Task.CompletedTask;
            await stage.RunAsync(app.Lifetime.ApplicationStopping);
            await ended.CancelAsync();
            await writing;
            await app.StopAsync();
        });
    }

    private static void AddBackfill(IServiceCollection services, SimulationOptions options, ProvinceModel model)
    {
        if (options.Backfill)
        {
            services.AddHostedService(s => new Backfill(model, s.GetRequiredService<IHistory>(), s.GetRequiredService<TimeProvider>()));
            services.AddHostedService(s => new MinuteBackfill(
                model, s.GetRequiredService<IHistory>(), s.GetRequiredService<ICatalogueSource>(), s.GetRequiredService<TimeProvider>()));
        }
    }
}
