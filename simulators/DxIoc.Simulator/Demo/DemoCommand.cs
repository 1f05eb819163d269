using DxIoc.Feeds.Mqtt;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Server;
using DxIoc.Simulator.Province;
using DxIoc.Simulator.Systems;
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
        var people = DemoPeople.NamedBy(options.ServerArgs) ? null : DemoPeople.Make();
        return await ServerApplication.GuardAsync(async () =>
        {
            // Who brings definitions of his own decides what is polled and has the broker's topics to himself: the province then speaks the
            // canonical form alone.
            await using var feeds = options.ServerArgs.Any(a => a.StartsWith("--Feeds:Path", StringComparison.OrdinalIgnoreCase))
                ? null
                : await DemoFeeds.StartAsync(model, time);
            var live = !Console.IsOutputRedirected && !Console.IsInputRedirected;
            if (feeds is not null)
            {
                stations?.Prepare(feeds.Folder);
            }

            await using var app = ServerApplication.Build(
                [
                    .. live ? ["--Logs:Console=false"] : Array.Empty<string>(),
                    .. feeds is null ? [] : (string[])[$"--Feeds:Path={feeds.Folder}"],
                    .. people?.ServerArgs ?? [],
                    .. options.ServerArgs,
                ],
                services => AddBackfill(services, options, model));
            await app.StartAsync();
            var port = app.Services.GetRequiredService<IMqttEndpoint>().Port
                ?? throw new InvalidOperationException("The demo plays to the embedded broker; leave --Mqtt:Broker out.");
            if (people is not null)
            {
                await Console.Out.WriteLineAsync(people.Said);
            }

            using var players = new Players(model, feeds is null ? [] : ProvinceSystems.Of(model), time, "127.0.0.1", port, portal: feeds is not null);
            var stage = new Stage(options, model, players, time, $"{string.Join(' ', app.Urls)} · mqtt {port}{(feeds is null ? "" : $" · portal {feeds.Portal}")}");
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
            services.AddHostedService(s => new FigureBackfill(s.GetRequiredService<IFigureStore>(), s.GetRequiredService<TimeProvider>()));
            services.AddHostedService(s => new MinuteBackfill(
                model, s.GetRequiredService<IHistory>(), s.GetRequiredService<ICatalogueSource>(), s.GetRequiredService<TimeProvider>()));
        }
    }
}
