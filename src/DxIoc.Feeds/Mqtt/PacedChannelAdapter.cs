using System.Net;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Adapter;
using MQTTnet.Formatter;
using MQTTnet.Packets;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// One connection, as it is, but that nothing is read from it while there is no room for a message: the broker's own sending then
/// stands still. Each message that is read takes a place; whoever is done with it gives it back.
/// </summary>
internal sealed class PacedChannelAdapter(IMqttChannelAdapter inner, SemaphoreSlim room) : IMqttChannelAdapter
{
    public long BytesReceived => inner.BytesReceived;

    public long BytesSent => inner.BytesSent;

    public X509Certificate2 ClientCertificate => inner.ClientCertificate;

    public EndPoint RemoteEndPoint => inner.RemoteEndPoint;

    public EndPoint LocalEndPoint => inner.LocalEndPoint;

    public bool IsSecureConnection => inner.IsSecureConnection;

    public MqttPacketFormatterAdapter PacketFormatterAdapter => inner.PacketFormatterAdapter;

    public Task ConnectAsync(CancellationToken cancellationToken) => inner.ConnectAsync(cancellationToken);

    public Task DisconnectAsync(CancellationToken cancellationToken) => inner.DisconnectAsync(cancellationToken);

    public async Task<MqttPacket> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        MqttPacket? packet = null;
        try
        {
            return packet = await inner.ReceivePacketAsync(cancellationToken);
        }
        finally
        {
            if (packet is not MqttPublishPacket)
            {
                room.Release();
            }
        }
    }

    public void ResetStatistics() => inner.ResetStatistics();

    public Task SendPacketAsync(MqttPacket packet, CancellationToken cancellationToken) => inner.SendPacketAsync(packet, cancellationToken);

    public void Dispose() => inner.Dispose();
}
