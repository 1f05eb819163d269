using System.Text.Json;
using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Http;

/// <summary>
/// A posted JSON array or NDJSON of {area, feed, device, measure, t, value}: one message a feed, each part with its index
/// in what was posted. A bad element costs itself only. Never throws for anything that comes from outside.
/// </summary>
public static class ObservationsDecoder
{
    /// <summary>Bytes of a body at most.</summary>
    public const int BodyLimit = 8 << 20;

    /// <summary>Elements of a body at most.</summary>
    public const int ElementLimit = 50_000;

    /// <param name="route">Stands in the place of the topic where something is refused.</param>
    public static IReadOnlyList<IncomingMessage> Decode(string route, ReadOnlyMemory<byte> body)
    {
        var elements = new ObservationElements();
        var text = body.Span.TrimStart(" \t\r\n"u8);
        if (text.Length > 0 && text[0] == (byte)'[')
        {
            ReadArray(text, elements);
        }
        else
        {
            ReadLines(text, elements);
        }

        return elements.Messages(route, body);
    }

    private static void ReadArray(ReadOnlySpan<byte> text, ObservationElements elements)
    {
        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 32 });
            reader.Read();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && elements.Room())
            {
                elements.Read(ref reader);
            }
        }
        catch (JsonException e)
        {
            elements.Refuse(RefusalCode.Payload, $"the array is broken at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}; the elements before it count", "");
        }
    }

    private static void ReadLines(ReadOnlySpan<byte> text, ObservationElements elements)
    {
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].Trim(" \t\r"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            if (!elements.Room())
            {
                return;
            }

            try
            {
                var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 32 });
                reader.Read();
                elements.Read(ref reader);
            }
            catch (JsonException)
            {
                elements.Refuse(RefusalCode.Payload, "the line is no JSON object", "");
            }
        }

        elements.RequireAny();
    }
}
