using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DxIoc.Simulator.Traffic;

/// <summary>
/// The canonical form's "t" of a payload, and the payload with another one: every other byte stays as it was, also where the rest
/// is junk. Pure.
/// </summary>
internal static class ShiftedTime
{
    private const double MillisecondsFrom = 1e11;
    private const double Largest = 253_402_300_799_999;

    /// <summary>Null where the payload has no time of its own, or none that can be read.</summary>
    public static DateTimeOffset? Of(ReadOnlySpan<byte> payload) => Find(payload, out _, out _, out var time) ? time : null;

    public static byte[] Shift(byte[] payload, TimeSpan by)
    {
        if (!Find(payload, out var from, out var to, out var time))
        {
            return payload;
        }

        var shifted = time + by;
        var token = payload.AsSpan(from, to - from);
        var text = token[0] == '"' ? string.Create(CultureInfo.InvariantCulture, $"\"{shifted:O}\"")
            : double.Parse(token, CultureInfo.InvariantCulture) < MillisecondsFrom ? Number(shifted, TimeSpan.TicksPerSecond, "0.######")
            : Number(shifted, TimeSpan.TicksPerMillisecond, "0.###");
        return [.. payload.AsSpan(0, from), .. Encoding.UTF8.GetBytes(text), .. payload.AsSpan(to)];
    }

    private static string Number(DateTimeOffset time, long unit, string form) =>
        ((time - DateTimeOffset.UnixEpoch).Ticks / (decimal)unit).ToString(form, CultureInfo.InvariantCulture);

    private static bool Find(ReadOnlySpan<byte> payload, out int from, out int to, out DateTimeOffset time)
    {
        (from, to, time) = (0, 0, default);
        try
        {
            var reader = new Utf8JsonReader(payload);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isTime = reader.ValueTextEquals("t"u8);
                reader.Read();
                if (isTime)
                {
                    (from, to) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                    return Read(ref reader, out time);
                }

                reader.Skip();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Junk is replayed as it is.
        }

        return false;
    }

    private static bool Read(ref Utf8JsonReader reader, out DateTimeOffset time)
    {
        time = default;
        if (reader.TokenType == JsonTokenType.String)
        {
            return DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
        }

        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDecimal(out var number) || number < 0 || number > (decimal)Largest)
        {
            return false;
        }

        var unit = number < (decimal)MillisecondsFrom ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond;
        time = DateTimeOffset.UnixEpoch.AddTicks((long)(number * unit));
        return true;
    }
}
