using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Diagnostics.Logger;
using MQTTnet.Diagnostics.PacketInspection;
using MQTTnet.Implementations;
using MQTTnet.Packets;

namespace DxIoc.Feeds.Mqtt;

/// <summary>Makes the client's connections paced ones, and knows the last.</summary>
internal sealed class PacedAdapterFactory(SemaphoreSlim room, Action<IMqttChannelAdapter, MqttPublishPacket> take, TimeProvider time)
    : IMqttClientAdapterFactory
{
    private readonly MqttClientAdapterFactory _inner = new();

    /// <summary>Null before the client connects.</summary>
    public PacedChannelAdapter? Channel { get; private set; }

    public IMqttChannelAdapter CreateClientAdapter(MqttClientOptions options, MqttPacketInspector packetInspector, IMqttNetLogger logger) =>
        Channel = new PacedChannelAdapter(_inner.CreateClientAdapter(options, packetInspector, logger), room, take, time);
}
