using System.Buffers.Text;
using System.Text;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>A payload that is one number, true or false.</summary>
internal static class BareValue
{
    public static void Read(CanonicalTopic topic, string measure, ReadOnlySpan<byte> payload, MessageParts parts)
    {
        var text = payload.Trim(" \t\r\n"u8);
        double? value = text.SequenceEqual("true"u8) ? 1
            : text.SequenceEqual("false"u8) ? 0
            : Utf8Parser.TryParse(text, out double number, out var used) && used == text.Length && double.IsFinite(number) ? number
            : null;
        if (value is { } v)
        {
            parts.Good.Add(new Measurement(topic.Area, topic.Feed, topic.Device, measure, null, v, 0));
        }
        else
        {
            parts.Bad.Add(new Refusal(RefusalCode.Number, $"'{Shown(text)}' is no finite number, true or false", measure, 0));
        }
    }

    private static string Shown(ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetString(text[..Math.Min(text.Length, 60)]) + (text.Length > 60 ? "…" : "");
}
