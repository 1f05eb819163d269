using MessagePack;
using MessagePack.Formatters;

namespace DxIoc.Contracts.Boards;

/// <summary>A coverage as the map that clients read. Written out: a browser has no time to make such code at its start.</summary>
public sealed class CoverageFormatter : IMessagePackFormatter<Coverage>
{
    private const int Keys = 2;

    public void Serialize(ref MessagePackWriter writer, Coverage value, MessagePackSerializerOptions options)
    {
        writer.WriteMapHeader(Keys);
        writer.Write("fresh");
        writer.Write(value.Fresh);
        writer.Write("expected");
        writer.Write(value.Expected);
    }

    public Coverage Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        var (fresh, expected) = (0, 0);
        for (var keys = reader.ReadMapHeader(); keys > 0; keys--)
        {
            switch (reader.ReadString())
            {
                case "fresh":
                    fresh = reader.ReadInt32();
                    break;
                case "expected":
                    expected = reader.ReadInt32();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new Coverage(fresh, expected);
    }
}
