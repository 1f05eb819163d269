using System.Buffers.Text;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding.Formats;

/// <summary>A payload that is one value: a number, true or false, or a word.</summary>
internal static class ValueFormat
{
    public static Node? Read(ReadOnlySpan<byte> payload, List<Refusal> bad)
    {
        var text = payload.Trim(" \t\r\n"u8);
        return text.SequenceEqual("true"u8) || text.SequenceEqual("false"u8) ? Node.Of(text.Length == 4)
            : Utf8Parser.TryParse(text, out double number, out var used) && used == text.Length ? Node.Of(number)
            : Utf8Text.Read(text, bad) is { } word ? Node.Of(word)
            : null;
    }
}
