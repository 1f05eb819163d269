using DxIoc.Feeds.Mqtt;

namespace DxIoc.Server.Api;

/// <summary>GET /api/v1/brokers: how the server stands with its external brokers.</summary>
internal static class BrokerCalls
{
    public static void MapBrokers(this RouteGroupBuilder api) =>
        api.MapGet("/brokers", (IBrokerStates brokers) => brokers.Current)
            .WithSummary("Each external broker: since when it is connected or away, why, what it does not give, and which promises its limits make hollow.");
}
