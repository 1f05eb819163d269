using System.Globalization;
using System.Text.Json;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding;

/// <summary>
/// The time of a message: ISO 8601 with an offset, Unix seconds (a fraction is kept) or Unix milliseconds, told apart by size.
/// </summary>
internal static class TimeField
{
    public const string Form = "write ISO 8601 with an offset like 2022-04-26T08:00:00+07:00, Unix seconds or Unix milliseconds";

    /// <summary>Seconds until the year 5138; milliseconds since 1973.</summary>
    private const double MillisecondsFrom = 1e11;
    private const double Largest = 253_402_300_799_999;
    private const long ExactLimit = (long)Largest;

    public static bool TryRead(ref Utf8JsonReader reader, out Instant time)
    {
        time = default;
        return reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetInt64(out var whole) && whole <= ExactLimit ? TryWhole(whole, out time)
                : reader.TryGetDouble(out var number) && TryNumber(number, out time),
            JsonTokenType.String => TryIso(ref reader, out time) || (JsonText.Of(ref reader) is { } text && TryText(text, out time)),
            _ => false,
        };
    }

    /// <summary>The usual forms with an offset, read where they stand; all others go the long way.</summary>
    private static bool TryIso(ref Utf8JsonReader reader, out Instant time)
    {
        time = default;
        var text = reader.ValueSpan;
        if (reader.HasValueSequence || reader.ValueIsEscaped || text.Length is < 20 or > 33 || text[10] != 'T'
            || (text[^1] != 'Z' && text[^6] is not ((byte)'+' or (byte)'-'))
            || !reader.TryGetDateTimeOffset(out var parsed) || parsed < DateTimeOffset.UnixEpoch)
        {
            return false;
        }

        time = Instant.From(parsed);
        return true;
    }

    private static bool TryWhole(long number, out Instant time)
    {
        time = new Instant(number * (number < MillisecondsFrom ? 1_000_000 : 1_000));
        return number >= 0;
    }

    public static bool TryNumber(double number, out Instant time)
    {
        time = default;
        if (!double.IsFinite(number) || number < 0 || number > Largest)
        {
            return false;
        }

        time = new Instant((long)Math.Round(number * (number < MillisecondsFrom ? 1_000_000 : 1_000)));
        return true;
    }

    public static bool TryText(string text, out Instant time)
    {
        time = default;
        var timeOfDay = text.IndexOf('T', StringComparison.OrdinalIgnoreCase);
        var offset = text.EndsWith('Z') || text.EndsWith('z') || (timeOfDay > 0 && text.AsSpan(timeOfDay).IndexOfAny('+', '-') > 0);
        if (timeOfDay <= 0 || !offset
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed)
            || parsed < DateTimeOffset.UnixEpoch)
        {
            return false;
        }

        time = Instant.From(parsed);
        return true;
    }
}
