using System.Globalization;
using MessagePack;
using MessagePack.Formatters;

namespace DxIoc.Contracts.Boards;

/// <summary>Writes an instant as ISO 8601 text in UTC, so that MessagePack and JSON clients read the same form.</summary>
public sealed class IsoInstantFormatter : IMessagePackFormatter<DateTimeOffset?>
{
    public void Serialize(ref MessagePackWriter writer, DateTimeOffset? value, MessagePackSerializerOptions options)
    {
        if (value is { } instant)
        {
            writer.Write(instant.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNil();
        }
    }

    public DateTimeOffset? Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
        reader.TryReadNil()
            ? null
            : DateTimeOffset.Parse(reader.ReadString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
