using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>Reads what a window's bytes are made of, and refuses what no window ever wrote.</summary>
internal static class StateBytes
{
    private static readonly long LastMicros = Instant.From(DateTimeOffset.MaxValue).Micros;

    /// <summary>How many of something follow: each takes a byte at least.</summary>
    public static int ReadSize(this BinaryReader input)
    {
        var size = input.ReadInt32();
        return size >= 0 && size <= input.BaseStream.Length - input.BaseStream.Position
            ? size
            : throw new InvalidDataException("More is announced than follows.");
    }

    /// <summary>A count of observations: never negative.</summary>
    public static long ReadTally(this BinaryReader input) =>
        input.ReadInt64() is var count && count >= 0 ? count : throw new InvalidDataException("A count is negative.");

    /// <summary>A finite number.</summary>
    public static double ReadFinite(this BinaryReader input) =>
        input.ReadDouble() is var value && double.IsFinite(value) ? value : throw new InvalidDataException("A value is not finite.");

    /// <summary>Microseconds that are a date; null for none.</summary>
    public static Instant? ReadInstant(this BinaryReader input) => input.ReadInt64() switch
    {
        long.MinValue => null,
        var micros when micros >= 0 && micros <= LastMicros => new Instant(micros),
        _ => throw new InvalidDataException("A time is no date."),
    };
}
