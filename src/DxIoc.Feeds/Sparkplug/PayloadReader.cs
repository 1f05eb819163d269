using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;
using Google.Protobuf;

namespace DxIoc.Feeds.Sparkplug;

/// <summary>
/// Reads the protobuf payload of Sparkplug B (specification, 6.4): the fields that a measure can come from; the rest is passed over.
/// Bounded by the payload and by a number of metrics. Never throws for anything that comes from outside; a metric that is broken in
/// itself leaves the others good.
/// </summary>
internal static class PayloadReader
{
    /// <summary>Metrics of a message at most; the rest is refused.</summary>
    public const int MetricLimit = 10_000;

    /// <summary>Characters of a metric's name at most.</summary>
    public const int NameLimit = 1_024;

    private const uint Varint = 0;
    private const uint Fixed64 = 1;
    private const uint Bytes = 2;
    private const uint Fixed32 = 5;

    public static SparkplugPayload? Read(ReadOnlySpan<byte> payload, List<Refusal> bad)
    {
        try
        {
            return ReadPayload(payload.ToArray(), bad);
        }
        catch (InvalidProtocolBufferException)
        {
            bad.Add(new Refusal(RefusalCode.Payload, "the payload is no whole Sparkplug B payload (protobuf, org.eclipse.tahu.protobuf.Payload)", ""));
            return null;
        }
    }

    private static SparkplugPayload ReadPayload(byte[] payload, List<Refusal> bad)
    {
        using var input = new CodedInputStream(payload);
        ulong? time = null;
        ulong sequence = 0;
        var metrics = new List<SparkplugMetric>();
        var (index, packed) = (0, false);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            switch (tag)
            {
                case (1 << 3) | Varint: time = input.ReadUInt64(); break;
                case (2 << 3) | Bytes: Take(input.ReadBytes(), index++, metrics, bad); break;
                case (3 << 3) | Varint: sequence = input.ReadUInt64(); break;
                case (5 << 3) | Bytes:
                    input.SkipLastField();
                    packed = true;
                    break;
                default: input.SkipLastField(); break;
            }
        }

        if (index > MetricLimit)
        {
            bad.Add(new Refusal(RefusalCode.Size, $"there are more than {MetricLimit} metrics in one message; {index - MetricLimit} were not read", ""));
        }

        if (packed && index == 0)
        {
            bad.Add(new Refusal(RefusalCode.Payload, "the payload has a body and no metrics: let the edge node send without compression", ""));
        }

        if (sequence > byte.MaxValue)
        {
            bad.Add(new Refusal(RefusalCode.Payload, $"its seq {sequence} is none of 0 to 255", "seq"));
        }

        return new SparkplugPayload(time, (byte)sequence, metrics);
    }

    private static void Take(ByteString bytes, int index, List<SparkplugMetric> metrics, List<Refusal> bad)
    {
        if (index >= MetricLimit)
        {
            return;
        }

        try
        {
            var metric = ReadMetric(bytes);
            if (metric.Name is { Length: > NameLimit })
            {
                bad.Add(new Refusal(RefusalCode.Name, $"the name of metric {index} has more than {NameLimit} characters", "", index));
                return;
            }

            metrics.Add(metric);
        }
        catch (InvalidProtocolBufferException)
        {
            bad.Add(new Refusal(RefusalCode.Payload, $"metric {index} is no whole metric of Sparkplug B", "", index));
        }
    }

    private static SparkplugMetric ReadMetric(ByteString bytes)
    {
        using var input = bytes.CreateCodedInput();
        var metric = new SparkplugMetric(null, null, null, null, false, false, false, null, null);
        for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            metric = tag switch
            {
                (1 << 3) | Bytes => metric with { Name = input.ReadString() },
                (2 << 3) | Varint => metric with { Alias = input.ReadUInt64() },
                (3 << 3) | Varint => metric with { Time = input.ReadUInt64() },
                (4 << 3) | Varint => metric with { Type = TypeOf(input.ReadUInt32()) },
                (5 << 3) | Varint => metric with { IsHistorical = input.ReadBool() },
                (6 << 3) | Varint => metric with { IsTransient = input.ReadBool() },
                (7 << 3) | Varint => metric with { IsNull = input.ReadBool() },
                (10 << 3) | Varint => metric with { Raw = input.ReadUInt32(), Value = null },
                (11 << 3) | Varint => metric with { Raw = input.ReadUInt64(), Value = null },
                (12 << 3) | Fixed32 => metric with { Raw = null, Value = Node.Of(input.ReadFloat()) },
                (13 << 3) | Fixed64 => metric with { Raw = null, Value = Node.Of(input.ReadDouble()) },
                (14 << 3) | Varint => metric with { Raw = null, Value = Node.Of(input.ReadBool()) },
                (15 << 3) | Bytes => metric with { Raw = null, Value = Node.Of(input.ReadString()) },
                _ => PassOver(input, metric),
            };
        }

        return metric;
    }

    private static SparkplugMetric PassOver(CodedInputStream input, SparkplugMetric metric)
    {
        input.SkipLastField();
        return metric;
    }

    private static SparkplugType TypeOf(uint type) => type < (uint)SparkplugType.Other ? (SparkplugType)type : SparkplugType.Other;
}
