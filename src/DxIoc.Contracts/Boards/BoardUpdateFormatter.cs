using MessagePack;
using MessagePack.Formatters;

namespace DxIoc.Contracts.Boards;

/// <summary>An update as the map that clients read. Written out: a browser has no time to make such code at its start.</summary>
public sealed class BoardUpdateFormatter : IMessagePackFormatter<BoardUpdate?>
{
    private const int Keys = 5;

    private static readonly IsoInstantFormatter Instants = new();
    private static readonly ReadingFormatter Reading = new();

    public void Serialize(ref MessagePackWriter writer, BoardUpdate? value, MessagePackSerializerOptions options)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteMapHeader(Keys);
        writer.Write("area");
        writer.Write(value.Area);
        writer.Write("version");
        writer.Write(value.Version);
        writer.Write("full");
        writer.Write(value.Full);
        writer.Write("time");
        Instants.Serialize(ref writer, value.Time, options);
        writer.Write("readings");
        writer.WriteArrayHeader(value.Readings.Count);
        foreach (var reading in value.Readings)
        {
            Reading.Serialize(ref writer, reading, options);
        }
    }

    public BoardUpdate? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        var (area, version, full, time, readings) = ((string?)null, 0L, false, (DateTimeOffset?)null, Array.Empty<Reading>());
        for (var keys = reader.ReadMapHeader(); keys > 0; keys--)
        {
            switch (reader.ReadString())
            {
                case "area": area = reader.ReadString(); break;
                case "version": version = reader.ReadInt64(); break;
                case "full": full = reader.ReadBoolean(); break;
                case "time": time = Instants.Deserialize(ref reader, options); break;
                case "readings": readings = ReadAll(ref reader, options); break;
                default: reader.Skip(); break;
            }
        }

        return new BoardUpdate
        {
            Area = area ?? throw new MessagePackSerializationException("An update names no area: what sent it is no DxIoc server."),
            Version = version,
            Full = full,
            Time = time,
            Readings = readings,
        };
    }

    private static Reading[] ReadAll(ref MessagePackReader reader, MessagePackSerializerOptions options)
    {
        // The reader has checked that so many items can be there at all.
        var all = new Reading[reader.ReadArrayHeader()];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = Reading.Deserialize(ref reader, options);
        }

        return all;
    }
}
