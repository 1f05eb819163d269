using DxIoc.Feeds.Mqtt;
using Microsoft.Extensions.Hosting;

namespace DxIoc.Feeds.Sparkplug;

/// <summary>
/// The host application beside the embedded broker, in one process with it: what either hears or says needs no connection. Starts
/// after the broker and stops before it, once its last word is on its way or a second has passed.
/// </summary>
internal sealed class EmbeddedHost(SparkplugHost host, EmbeddedBroker broker, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await host.ServeAsync(BrokerOptions.Main, broker, time.GetUtcNow(), stoppingToken);
        var start = time.GetTimestamp();
        bool waits;
        do
        {
            // Once more after the last was taken from its queue: it is being sent then.
            waits = await broker.HasWaitingAsync();
            await Task.Delay(Look, time, CancellationToken.None);
        }
        while (waits && time.GetElapsedTime(start) < Patience);
    }
}
