using Google.Protobuf;

namespace DxIoc.Simulator.Systems;

/// <summary>Writes payloads of Sparkplug B 3.0 as an edge node does: every number a double, the protocol's own metrics by their types.</summary>
internal static class SparkplugWriter
{
    private const uint Int64 = 4;
    private const uint Double = 10;
    private const uint Boolean = 11;

    /// <param name="sequence">Null for a death, which has none.</param>
    public static byte[] Payload(DateTimeOffset? time, byte? sequence, IEnumerable<byte[]> metrics) => Encoded(o =>
    {
        Whole(o, 1, (ulong?)time?.ToUnixTimeMilliseconds());
        foreach (var metric in metrics)
        {
            o.WriteTag(2, WireFormat.WireType.LengthDelimited);
            o.WriteBytes(ByteString.CopyFrom(metric));
        }

        Whole(o, 3, sequence);
    });

    public static byte[] BirthNumber(ulong number) => Encoded(o =>
    {
        Name(o, "bdSeq");
        Whole(o, 4, Int64);
        Whole(o, 11, number);
    });

    public static byte[] Flag(string name, bool value, DateTimeOffset time) => Encoded(o =>
    {
        Name(o, name);
        Whole(o, 3, (ulong)time.ToUnixTimeMilliseconds());
        Whole(o, 4, Boolean);
        Whole(o, 14, value ? 1UL : 0);
    });

    /// <param name="name">Null in data, where the alias stands for it.</param>
    /// <param name="value">Null for a metric of which nothing is known yet.</param>
    public static byte[] Number(string? name, ulong alias, double? value, DateTimeOffset time) => Encoded(o =>
    {
        if (name is not null)
        {
            Name(o, name);
        }

        Whole(o, 2, alias);
        Whole(o, 3, (ulong)time.ToUnixTimeMilliseconds());
        Whole(o, 4, name is null ? null : Double);
        if (value is { } v)
        {
            o.WriteTag(13, WireFormat.WireType.Fixed64);
            o.WriteDouble(v);
        }
        else
        {
            Whole(o, 7, 1);
        }
    });

    /// <summary>Whether a payload has a flag of this name that is true: all that an edge node here has to understand.</summary>
    public static bool Demands(byte[] payload, string name)
    {
        try
        {
            using var input = new CodedInputStream(payload);
            for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
            {
                if (tag != ((2 << 3) | (uint)WireFormat.WireType.LengthDelimited))
                {
                    input.SkipLastField();
                }
                else if (IsTrue(input.ReadBytes(), name))
                {
                    return true;
                }
            }
        }
        catch (InvalidProtocolBufferException)
        {
            // No command at all.
        }

        return false;
    }

    private static bool IsTrue(ByteString metric, string name)
    {
        using var input = metric.CreateCodedInput();
        var (named, flag) = (false, false);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1: named = input.ReadString() == name; break;
                case 14: flag = input.ReadBool(); break;
                default: input.SkipLastField(); break;
            }
        }

        return named && flag;
    }

    private static void Name(CodedOutputStream output, string name)
    {
        output.WriteTag(1, WireFormat.WireType.LengthDelimited);
        output.WriteString(name);
    }

    private static void Whole(CodedOutputStream output, int field, ulong? value)
    {
        if (value is { } v)
        {
            output.WriteTag(field, WireFormat.WireType.Varint);
            output.WriteUInt64(v);
        }
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
