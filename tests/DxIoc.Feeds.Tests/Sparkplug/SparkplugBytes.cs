using Google.Protobuf;

namespace DxIoc.Feeds.Tests.Sparkplug;

/// <summary>
/// Writes payloads of Sparkplug B for tests, and holds four that Eclipse Tahu's own .proto wrote (through protoc's classes).
/// </summary>
internal static class SparkplugBytes
{
    /// <summary>bdSeq 3, seq 0, "Node Control/Rebirth", a text with alias 1, and "Supply Voltage" = 12.5 with alias 2, at 2022-04-26T01:00:00Z.</summary>
    public static readonly byte[] TahuNodeBirth = Convert.FromHexString(
        "0880BD879B863012120A0562645365711880BD879B86302004580312210A144E6F646520436F6E74726F6C2F526562697274681880BD879B8630200B700012290A1850726F706572746965732F4861726477617265204D616B6510011880BD879B8630200C7A02506912200A0E537570706C7920566F6C7461676510021880BD879B8630200965000048411800");

    /// <summary>A metric of each type, aliases from 10 in the order of the types; "d" has 19, "a32" has 12.</summary>
    public static readonly byte[] TahuDeviceBirth = Convert.FromHexString(
        "0880BD879B863012150A026138100A1880BD879B8630200150F8FFFFFF0F12160A03613136100B1880BD879B8630200250F0FFFFFF0F12160A03613332100C1880BD879B8630200350E0FFFFFF0F121B0A03613634100D1880BD879B8630200458C0FFFFFFFFFFFFFFFF0112120A027538100E1880BD879B8630200550C80112140A03753136100F1880BD879B8630200650E0D40312160A0375333210101880BD879B863020075080D0ACF30E12190A0375363410111880BD879B8630200858808080808080801012130A016610121880BD879B86302009650000003F12170A016410131880BD879B8630200A690000000000A0444012100A016210141880BD879B8630200B700112150A017410151880BD879B8630200D5880BD879B863012120A017310161880BD879B8630200C7A026F6B12100A016E10171880BD879B8630200A380112200A0373657410181880BD879B863020108A010D0801120178180322040A020801122C0A0374706C10191880BD879B863020139201190A013112120A05696E6E65721880BD879B8630200350052801121A0A027472101A1880BD879B8630200A300169000000000000F03F1801");

    /// <summary>seq 2; alias 19 = 41.5 five seconds later, 40.75 an hour before (historical), alias 12 = -33.</summary>
    public static readonly byte[] TahuDeviceData = Convert.FromHexString(
        "0888E4879B8630121210131888E4879B8630690000000000C04440121410131880E0AB9986302801690000000000604440120F100C1888E4879B863050DFFFFFFF0F1802");

    /// <summary>bdSeq 3 and nothing else.</summary>
    public static readonly byte[] TahuNodeDeath = Convert.FromHexString("120B0A05626453657120045803");

    /// <summary>A birth of the node with one metric, "v", alias 1.</summary>
    public static byte[] Birth(ulong number = 0, byte seq = 0, double v = 1) =>
        Payload(seq, Metric("bdSeq", null, 4, whole: number), Metric("v", 1, 10, v));

    public static byte[] DeviceBirth(byte seq, double v = 1) => Payload(seq, Metric("v", 2, 10, v));

    public static byte[] Data(byte seq, ulong alias, double v) => Payload(seq, Metric(null, alias, null, v));

    public static byte[] Death(ulong number) => Payload(null, Metric("bdSeq", null, 4, whole: number));

    public static byte[] Payload(byte? seq, params byte[][] metrics) => Timed(null, seq, metrics);

    public static byte[] Timed(ulong? time, byte? seq, params byte[][] metrics) => Encoded(o =>
    {
        if (time is { } t)
        {
            o.WriteTag(1, WireFormat.WireType.Varint);
            o.WriteUInt64(t);
        }

        foreach (var metric in metrics)
        {
            o.WriteTag(2, WireFormat.WireType.LengthDelimited);
            o.WriteBytes(ByteString.CopyFrom(metric));
        }

        if (seq is { } s)
        {
            o.WriteTag(3, WireFormat.WireType.Varint);
            o.WriteUInt64(s);
        }
    });

    public static byte[] Metric(string? name, ulong? alias, uint? type, double? value = null, ulong? whole = null, bool historical = false) => Encoded(o =>
    {
        if (name is not null)
        {
            o.WriteTag(1, WireFormat.WireType.LengthDelimited);
            o.WriteString(name);
        }

        Whole(o, 2, alias);
        Whole(o, 4, type);
        Whole(o, 5, historical ? 1UL : null);
        Whole(o, 11, whole);
        if (value is { } v)
        {
            o.WriteTag(13, WireFormat.WireType.Fixed64);
            o.WriteDouble(v);
        }
    });

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
