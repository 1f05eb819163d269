using System.Globalization;
using DxIoc.Feeds.Mqtt;
using DxIoc.Grains.Boards;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DxIoc.Server.Health;

/// <summary>Prints the one line that starts with "DxIoc ready", with the addresses, once everything is.</summary>
internal sealed class ReadyAnnouncer(
    BoardMirror boards, IServer server, IMqttEndpoint mqtt, IHostApplicationLifetime lifetime, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Check = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Check, time);
        try
        {
            while (!boards.Ready || !lifetime.ApplicationStarted.IsCancellationRequested)
            {
                await timer.WaitForNextTickAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        var web = string.Join(' ', server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
        var port = mqtt.Port is { } p ? p.ToString(CultureInfo.InvariantCulture) : "external broker";
        await Console.Out.WriteLineAsync($"DxIoc ready: web {web}, mqtt {port}");
    }
}
