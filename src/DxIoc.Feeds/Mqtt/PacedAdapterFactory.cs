using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Diagnostics.PacketInspection;
using MQTTnet.Implementations;

namespace DxIoc.Feeds.Mqtt;

/// <summary>Makes the client's connections paced ones.</summary>
internal sealed class PacedAdapterFactory(SemaphoreSlim room) : IMqttClientAdapterFactory
{
    private readonly MqttClientAdapterFactory _inner = new();

    public IMqttChannelAdapter CreateClientAdapter(MqttClientOptions options, MqttPacketInspector packetInspector, IMqttNetLogger logger) =>
        new PacedChannelAdapter(_inner.CreateClientAdapter(options, packetInspector, logger), room);
}
