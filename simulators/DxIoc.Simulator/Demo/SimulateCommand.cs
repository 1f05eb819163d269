using DxIoc.Simulator.Portal;
using DxIoc.Simulator.Province;
using DxIoc.Simulator.Systems;

namespace DxIoc.Simulator.Demo;

/// <summary>The province alone, played to a server that runs already.</summary>
internal static class SimulateCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (SimulationOptions.Parse(args, out var problem) is not { } options || options.ServerArgs.Count > 0)
        {
            await Console.Error.WriteLineAsync(problem.Length > 0 ? problem : "simulate takes no settings of the server; see --help.");
            return 1;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        var model = new ProvinceModel(options.Seed, options.Scale);
        PlannedIncident.CallBegun(options.Incidents, model.Incidents, TimeProvider.System.GetUtcNow());
        await using var portal = options.PortalPort is { } port ? await PortalHost.StartAsync(model, TimeProvider.System, port, options.PortalKey) : null;
        using var players = new Players(
            model, options.Systems ? ProvinceSystems.Of(model) : [], TimeProvider.System, options.BrokerHost, options.BrokerPort, options.Account, portal: portal is not null);
        var addresses = $"{options.BrokerHost}:{options.BrokerPort}{(portal is null ? "" : $" · portal {portal.Url}")}";
        await new Stage(options, model, players, TimeProvider.System, addresses).RunAsync(stop.Token);
        return 0;
    }
}
