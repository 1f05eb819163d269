using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace DxIoc.Server.Startup;

/// <summary>The Orleans silo in this process. A single machine needs no membership store and no gateway.</summary>
internal static class Silo
{
    private const int QueuedRequestsLimit = 20_000;

    public static void UseSilo(this WebApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        silo.UseLocalhostClustering(siloPort: FreePort(), gatewayPort: 0);
        silo.Configure<SiloMessagingOptions>(o =>
        {
            o.ResponseTimeout = TimeSpan.FromSeconds(15);
            o.MaxEnqueuedRequestsHardLimit = QueuedRequestsLimit;
        });
    });

    /// <summary>A port that nobody listens on now: several servers on one machine must not meet.</summary>
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
