using DxIoc.Feeds.Decoding;

namespace DxIoc.Feeds.Sparkplug;

/// <summary>One metric as its message has it.</summary>
/// <param name="Name">Null where the alias stands for it.</param>
/// <param name="Time">Milliseconds since 1970, UTC.</param>
/// <param name="Type">Null where the birth says it.</param>
/// <param name="Raw">Of a whole number: its bits; they become a number by the type.</param>
/// <param name="Value">Null where it has none, or one that no measure could be.</param>
internal sealed record SparkplugMetric(
    string? Name, ulong? Alias, ulong? Time, SparkplugType? Type, bool IsHistorical, bool IsTransient, bool IsNull, ulong? Raw, Node? Value)
{
    /// <summary>Its value by its type; whole numbers stand in two's complement (specification, 6.4). Null where there is none.</summary>
    public Node? ValueAs(SparkplugType type) => Raw is not { } raw ? Value : type switch
    {
        SparkplugType.Int8 => Node.Of((double)unchecked((sbyte)raw)),
        SparkplugType.Int16 => Node.Of((double)unchecked((short)raw)),
        SparkplugType.Int32 => Node.Of((double)unchecked((int)raw)),
        SparkplugType.Int64 => Node.Of((double)unchecked((long)raw)),
        SparkplugType.UInt8 => Node.Of((double)unchecked((byte)raw)),
        SparkplugType.UInt16 => Node.Of((double)unchecked((ushort)raw)),
        SparkplugType.UInt32 => Node.Of((double)unchecked((uint)raw)),
        SparkplugType.Boolean => Node.Of(raw != 0),
        _ => Node.Of((double)raw),
    };
}
