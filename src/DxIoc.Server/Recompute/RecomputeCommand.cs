using System.Globalization;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Server.Startup;
using DxIoc.Server.State;
using Spectre.Console;

namespace DxIoc.Server.Recompute;

/// <summary>recompute --from T --to T [--area A] [--indicator I] and the server's own settings: opens history without a server around it.</summary>
internal static class RecomputeCommand
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    public static Task<int> RunAsync(string[] args) => ServerApplication.GuardAsync(async () =>
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(ServerApplication).Assembly.GetName().Name,
            ContentRootPath = ContentRoot.Find(),
        });
        var settings = ServerSettings.Read(builder.Configuration);
        builder.AddLogs(settings);
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(settings).AddHistory(settings.History).AddCatalogueFolder(settings);
        await using var services = builder.Services.BuildServiceProvider();
        var catalogue = services.GetRequiredService<ICatalogueSource>().Current;
        var options = RecomputeOptions.Read(builder.Configuration, catalogue);
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        var history = services.GetRequiredService<IHistory>();
        try
        {
            await history.StartAsync(stop.Token);
            var recorded = await ShowAsync(new Recomputation(history, catalogue, options), stop.Token);
            await FinishAsync(history, TimeProvider.System, stop.Token);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{recorded} minutes written, and the hours they belong to"));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Out.WriteLineAsync("Stopped before its end; what was written stays.");
        }
    });

    private static async Task<long> ShowAsync(Recomputation recomputation, CancellationToken cancellation)
    {
        if (Console.IsOutputRedirected)
        {
            return await recomputation.RunAsync(new Progress<double>(), cancellation);
        }

        return await AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask("recompute", maxValue: 1);
                return recomputation.RunAsync(new Shown(task), cancellation);
            });
    }

    /// <summary>What a server behind history has not got yet goes there, and its hours follow, before the command ends.</summary>
    private static async Task FinishAsync(IHistory history, TimeProvider time, CancellationToken cancellation)
    {
        using var look = new PeriodicTimer(Look, time);
        while (history.Spool is { Points: > 0 } && await look.WaitForNextTickAsync(cancellation))
        {
            // It drains by itself.
        }

        await history.MaintainAsync(Instant.Now(time), cancellation);
    }

    /// <summary>Moves the bar.</summary>
    private sealed class Shown(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
