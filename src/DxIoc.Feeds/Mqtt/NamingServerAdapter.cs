using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Server;
using MQTTnet.Server.Internal.Adapter;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// The broker's TCP listener, with a name for MQTT 3.1.1 clients that give none (plain mosquitto_pub): the protocol lets a
/// server name them, MQTTnet does so only for MQTT 5.
/// </summary>
internal sealed class NamingServerAdapter : IMqttServerAdapter
{
    private readonly MqttTcpServerAdapter _tcp = new();

    public Func<IMqttChannelAdapter, Task>? ClientHandler
    {
        get => _tcp.ClientHandler;
        set => _tcp.ClientHandler = value is null ? null : channel => value(new NamingChannelAdapter(channel));
    }

    public Task StartAsync(MqttServerOptions options, IMqttNetLogger logger) => _tcp.StartAsync(options, logger);

    public Task StopAsync() => _tcp.StopAsync();

    public void Dispose() => _tcp.Dispose();
}
