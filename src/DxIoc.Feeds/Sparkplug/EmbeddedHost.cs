using DxIoc.Feeds.Mqtt;
using Microsoft.Extensions.Hosting;

namespace DxIoc.Feeds.Sparkplug;

/// <summary>
/// The host application beside the embedded broker, in one process with it: what either hears or says needs no connection. Starts
/// after the broker and stops before it.
/// </summary>
internal sealed class EmbeddedHost(SparkplugHost host, EmbeddedBroker broker, TimeProvider time) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => host.ServeAsync(broker, time.GetUtcNow(), stoppingToken);
}
