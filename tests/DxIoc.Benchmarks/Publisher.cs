using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace DxIoc.Benchmarks;

/// <summary>
/// One MQTT 3.1.1 connection that publishes at QoS 1 by an open schedule (or as fast as its window of unacknowledged messages
/// allows), written straight to the socket so that the generator costs little beside what it measures.
/// </summary>
/// <param name="junk">Of so many messages one is broken JSON; 0 for none.</param>
internal sealed class Publisher(int number, string[] areas, int devices, int window, int junk)
{
    private readonly double[] _sentAt = new double[65_536];
    private readonly SemaphoreSlim _room = new(window, window);

    public long Sent { get; private set; }

    public long Junk { get; private set; }

    public long Acknowledged { get; private set; }

    public Percentiles AckMilliseconds { get; } = new();

    /// <param name="rate">Messages a second; 0 for as many as the window allows.</param>
    public async Task RunAsync(int port, double rate, TimeSpan length)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Connect($"bench-{Environment.ProcessId}-{number}"));
        var answer = new byte[4];
        await stream.ReadExactlyAsync(answer);
        var outgoing = Channel.CreateBounded<byte[]>(window + 1);
        var reading = ReadAcksAsync(stream);
        var writing = WriteAsync(stream, outgoing.Reader);
        var begin = Clock.Now;
        var end = begin + length.TotalMilliseconds;
        for (long i = 0; Clock.Now < end; i++)
        {
            if (rate > 0)
            {
                var due = begin + (i * 1_000 / rate);
                if (due >= end)
                {
                    break;
                }

                while (due > Clock.Now)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
                }
            }

            await _room.WaitAsync();
            var id = (ushort)((i % 65_535) + 1);
            var now = Clock.Now;
            _sentAt[id] = now;
            var broken = junk > 0 && i % junk == 0;
            await outgoing.Writer.WriteAsync(Publish(id, i, now, broken));
            Sent++;
            Junk += broken ? 1 : 0;
        }

        outgoing.Writer.Complete();
        await writing;
        var patience = TimeProvider.System.GetTimestamp();
        while (Acknowledged < Sent && TimeProvider.System.GetElapsedTime(patience) < TimeSpan.FromSeconds(20))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }

        client.Close();
        await reading;
    }

    private static async Task WriteAsync(NetworkStream stream, ChannelReader<byte[]> outgoing)
    {
        var buffer = new MemoryStream();
        while (await outgoing.WaitToReadAsync())
        {
            buffer.SetLength(0);
            while (buffer.Length < 32_768 && outgoing.TryRead(out var packet))
            {
                buffer.Write(packet);
            }

            await stream.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
        }
    }

    private async Task ReadAcksAsync(NetworkStream stream)
    {
        var buffer = new byte[16_384];
        var held = 0;
        try
        {
            while (await stream.ReadAsync(buffer.AsMemory(held)) is > 0 and var read)
            {
                held += read;
                var at = 0;
                for (; held - at >= 4; at += 4)
                {
                    // PUBACK: 0x40 0x02 id id.
                    AckMilliseconds.Add(Clock.Now - _sentAt[BinaryPrimitives.ReadUInt16BigEndian(buffer.AsSpan(at + 2))]);
                    Acknowledged++;
                    _room.Release();
                }

                buffer.AsSpan(at, held - at).CopyTo(buffer);
                held -= at;
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // Closed: the run is over.
        }
    }

    private byte[] Publish(ushort id, long i, double now, bool broken)
    {
        var device = (int)(((i * 31) + (number * 7)) % devices);
        var topic = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"ioc/{areas[device % areas.Length]}/bench/dev-{number}-{device}"));
        var payload = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"sent\": {now:0.000}{(broken ? "" : "}")}"));
        var length = 2 + topic.Length + 2 + payload.Length;
        var head = length < 128 ? 2 : 3;
        var packet = new byte[head + length];
        packet[0] = 0x32;
        packet[1] = (byte)(length < 128 ? length : (length % 128) | 0x80);
        if (head == 3)
        {
            packet[2] = (byte)(length / 128);
        }

        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(head), (ushort)topic.Length);
        topic.CopyTo(packet, head + 2);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(head + 2 + topic.Length), id);
        payload.CopyTo(packet, head + 4 + topic.Length);
        return packet;
    }

    private static byte[] Connect(string name)
    {
        var id = Encoding.ASCII.GetBytes(name);
        byte[] packet = [0x10, (byte)(12 + id.Length), 0, 4, .. "MQTT"u8, 4, 2, 0, 60, 0, (byte)id.Length, .. id];
        return packet;
    }
}
