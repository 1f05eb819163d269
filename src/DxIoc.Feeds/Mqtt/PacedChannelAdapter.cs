using MQTTnet.Adapter;
using MQTTnet.Packets;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// One connection, as it is, but that messages do not go by the client's own queue, which a broken connection empties: each is handed
/// over when it is read, and so what reached this machine is stored also when the broker is gone by then. Nothing is read while there
/// is no room for a message: the broker's own sending then stands still. Each message takes a place; whoever is done with it gives it back.
/// Whatever comes is a sign of life: the answer to a ping may stand behind thousands of messages.
/// </summary>
internal sealed class PacedChannelAdapter(
    IMqttChannelAdapter inner, SemaphoreSlim room, Action<IMqttChannelAdapter, MqttPublishPacket> take, TimeProvider time)
    : PassingChannelAdapter(inner)
{
    private long _listening;
    private int _pings;

    /// <summary>How long the broker has said nothing, while it was listened to; zero while there is no room.</summary>
    public TimeSpan Silence => Interlocked.Read(ref _listening) is var since && since == 0 ? TimeSpan.Zero : time.GetElapsedTime(since);

    public override async Task<MqttPacket> ReceivePacketAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var packet = await ReadAsync(cancellationToken);
            if (packet is MqttPublishPacket message)
            {
                take(Inner, message);
            }
            else if (packet is MqttPingRespPacket && Volatile.Read(ref _pings) > 0)
            {
                Interlocked.Decrement(ref _pings);
            }
            else
            {
                return packet;
            }
        }
    }

    /// <summary>Asks the broker for a sign of life. The answer goes no further than here: the client did not ask.</summary>
    public Task PingAsync(CancellationToken cancellation)
    {
        Interlocked.Increment(ref _pings);
        return Inner.SendPacketAsync(new MqttPingReqPacket(), cancellation);
    }

    private async Task<MqttPacket> ReadAsync(CancellationToken cancellation)
    {
        await room.WaitAsync(cancellation);
        MqttPacket? packet = null;
        Interlocked.Exchange(ref _listening, time.GetTimestamp());
        try
        {
            return packet = await Inner.ReceivePacketAsync(cancellation);
        }
        finally
        {
            Interlocked.Exchange(ref _listening, 0);
            if (packet is not MqttPublishPacket)
            {
                room.Release();
            }
        }
    }
}
