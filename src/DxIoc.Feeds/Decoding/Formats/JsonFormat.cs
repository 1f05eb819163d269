using System.Text.Json;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding.Formats;

/// <summary>A JSON text as a tree.</summary>
internal static class JsonFormat
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 32 };

    public static Node? Read(ReadOnlySpan<byte> payload, List<Refusal> bad)
    {
        try
        {
            var reader = new Utf8JsonReader(payload, Options);
            reader.Read();
            var root = Read(ref reader);
            // Reads on: what follows the value is no JSON, and the reader says so.
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            bad.Add(new Refusal(RefusalCode.Payload, $"the payload is no whole JSON: broken at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}", ""));
        }
        catch (InvalidOperationException)
        {
            bad.Add(new Refusal(RefusalCode.Payload, "the payload has a text that is no UTF-8", ""));
        }

        return null;
    }

    private static Node Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return Node.Of(reader.TryGetDouble(out var number) ? number : double.NaN);
            case JsonTokenType.True or JsonTokenType.False:
                return Node.Of(reader.TokenType == JsonTokenType.True);
            case JsonTokenType.String:
                return Node.Of(reader.GetString()!);
            case JsonTokenType.StartArray:
                var items = new List<Node>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader));
                }

                return Node.Of(items);
            case JsonTokenType.StartObject:
                var members = new List<KeyValuePair<string, Node>>();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    members.Add(new(name, Read(ref reader)));
                }

                return Node.Of(members);
            default:
                return Node.Null;
        }
    }
}
