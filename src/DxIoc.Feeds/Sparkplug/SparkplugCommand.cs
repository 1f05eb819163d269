using Google.Protobuf;

namespace DxIoc.Feeds.Sparkplug;

/// <summary>The one command that this host gives: an edge node is to be born again (specification, 5.17).</summary>
internal static class SparkplugCommand
{
    public const string Rebirth = "Node Control/Rebirth";

    public static string TopicOf(string group, string node) => $"{SparkplugTopic.Root}/{group}/{SparkplugVerb.NCMD}/{node}";

    public static byte[] RebirthAt(DateTimeOffset time)
    {
        var at = (ulong)time.ToUnixTimeMilliseconds();
        var metric = Encoded(m =>
        {
            m.WriteTag(1, WireFormat.WireType.LengthDelimited);
            m.WriteString(Rebirth);
            m.WriteTag(3, WireFormat.WireType.Varint);
            m.WriteUInt64(at);
            m.WriteTag(4, WireFormat.WireType.Varint);
            m.WriteUInt32((uint)SparkplugType.Boolean);
            m.WriteTag(14, WireFormat.WireType.Varint);
            m.WriteBool(true);
        });
        return Encoded(p =>
        {
            p.WriteTag(1, WireFormat.WireType.Varint);
            p.WriteUInt64(at);
            p.WriteTag(2, WireFormat.WireType.LengthDelimited);
            p.WriteBytes(ByteString.CopyFrom(metric));
        });
    }

    private static byte[] Encoded(Action<CodedOutputStream> write)
    {
        using var buffer = new MemoryStream();
        using (var output = new CodedOutputStream(buffer, leaveOpen: true))
        {
            write(output);
        }

        return buffer.ToArray();
    }
}
