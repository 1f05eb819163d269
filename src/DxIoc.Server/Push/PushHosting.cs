namespace DxIoc.Server.Push;

/// <summary>The hub, in JSON and MessagePack. Its pings tell a wall within seconds that the server is gone.</summary>
internal static class PushHosting
{
    private static readonly TimeSpan Ping = TimeSpan.FromSeconds(1);
    private const int BufferPerConnection = 64 * 1024;

    public static IServiceCollection AddPush(this IServiceCollection services)
    {
        services.AddSignalR(o =>
        {
            o.KeepAliveInterval = Ping;
            o.EnableDetailedErrors = false;
            o.MaximumReceiveMessageSize = 32 * 1024;
        }).AddMessagePackProtocol();
        return services;
    }

    public static void MapPush(this WebApplication app) => app.MapHub<BoardHub>("/hubs/board", o =>
    {
        // A viewer that does not read fills this and then waits in its own stream; nobody else is affected.
        o.TransportMaxBufferSize = BufferPerConnection;
        o.ApplicationMaxBufferSize = BufferPerConnection;
    });
}
