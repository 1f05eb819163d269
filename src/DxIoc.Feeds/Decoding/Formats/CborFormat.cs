using System.Formats.Cbor;
using System.Globalization;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding.Formats;

/// <summary>A CBOR item (RFC 8949) as a tree. SenML's labels, which are numbers there, get their names (RFC 8428, 6).</summary>
internal static class CborFormat
{
    private const int DepthLimit = 32;

    private static readonly Dictionary<long, string> Labels = new()
    {
        [-1] = "bver", [-2] = "bn", [-3] = "bt", [-4] = "bu", [-5] = "bv", [-6] = "bs",
        [0] = "n", [1] = "u", [2] = "v", [3] = "vs", [4] = "vb", [5] = "s", [6] = "t", [7] = "ut", [8] = "vd",
    };

    public static Node? Read(ReadOnlyMemory<byte> payload, List<Refusal> bad)
    {
        try
        {
            var reader = new CborReader(payload, CborConformanceMode.Lax);
            var root = Read(reader, 0);
            if (reader.BytesRemaining > 0)
            {
                throw new CborContentException("something follows the item");
            }

            return root;
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException)
        {
            bad.Add(new Refusal(RefusalCode.Payload, "the payload is no whole CBOR item (RFC 8949)", ""));
            return null;
        }
    }

    private static Node Read(CborReader reader, int depth)
    {
        if (depth > DepthLimit)
        {
            throw new CborContentException("it is nested too deeply");
        }

        switch (reader.PeekState())
        {
            case CborReaderState.UnsignedInteger:
                return Node.Of(reader.ReadUInt64());
            case CborReaderState.NegativeInteger:
                return Node.Of(-1.0 - reader.ReadCborNegativeIntegerRepresentation());
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat:
                return Node.Of(reader.ReadDouble());
            case CborReaderState.TextString or CborReaderState.StartIndefiniteLengthTextString:
                return Node.Of(reader.ReadTextString());
            case CborReaderState.Boolean:
                return Node.Of(reader.ReadBoolean());
            case CborReaderState.Tag:
                return ReadTagged(reader, depth);
            case CborReaderState.StartArray:
                return ReadArray(reader, depth);
            case CborReaderState.StartMap:
                return ReadMap(reader, depth);
            case CborReaderState.ByteString or CborReaderState.StartIndefiniteLengthByteString:
                return Node.Of(Convert.ToBase64String(reader.ReadByteString()));
            case CborReaderState.Null or CborReaderState.SimpleValue:
                reader.SkipValue();
                return Node.Null;
            default:
                throw new CborContentException("the item ends too early");
        }
    }

    /// <summary>A decimal fraction (tag 4) is a number, which SenML allows; other tags stand aside.</summary>
    private static Node ReadTagged(CborReader reader, int depth)
    {
        var tag = reader.ReadTag();
        var item = Read(reader, depth + 1);
        return tag == (CborTag)4 && item is { Kind: NodeKind.List, Items: [{ Kind: NodeKind.Number } exponent, { Kind: NodeKind.Number } mantissa] }
            ? Node.Of(mantissa.Number * Math.Pow(10, exponent.Number))
            : item;
    }

    private static Node ReadArray(CborReader reader, int depth)
    {
        reader.ReadStartArray();
        var items = new List<Node>();
        while (reader.PeekState() != CborReaderState.EndArray)
        {
            items.Add(Read(reader, depth + 1));
        }

        reader.ReadEndArray();
        return Node.Of(items);
    }

    private static Node ReadMap(CborReader reader, int depth)
    {
        reader.ReadStartMap();
        var members = new List<KeyValuePair<string, Node>>();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var key = Read(reader, depth + 1);
            var name = key.Kind == NodeKind.Number
                ? Labels.GetValueOrDefault((long)key.Number) ?? key.Number.ToString("R", CultureInfo.InvariantCulture)
                : key.Text;
            members.Add(new(name, Read(reader, depth + 1)));
        }

        reader.ReadEndMap();
        return Node.Of(members);
    }
}
