using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace DxIoc.Feeds.Mqtt;

/// <summary>One connection, as it is, but that a nameless client gets a name when it connects.</summary>
internal sealed class NamingChannelAdapter(IMqttChannelAdapter inner) : PassingChannelAdapter(inner)
{
    public override Task<MqttPacket> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        var received = Inner.ReceivePacketAsync(cancellationToken);
        return received.IsCompletedSuccessfully ? Task.FromResult(Named(received.Result)) : NamedAsync(received);
    }

    private async Task<MqttPacket> NamedAsync(Task<MqttPacket> received) => Named(await received);

    private MqttPacket Named(MqttPacket packet)
    {
        if (packet is MqttConnectPacket { ClientId: null or "" } connect && PacketFormatterAdapter.ProtocolVersion != MqttProtocolVersion.V500)
        {
            connect.ClientId = $"dxioc-{Guid.NewGuid():N}";
        }

        return packet;
    }
}
