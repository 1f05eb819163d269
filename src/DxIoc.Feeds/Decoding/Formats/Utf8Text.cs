using System.Text;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding.Formats;

/// <summary>A payload as text; null, refused, where it is none.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <param name="fallback">In which it is read where it is no UTF-8; null where it is refused then.</param>
    public static string? Read(ReadOnlySpan<byte> payload, List<Refusal> bad, Encoding? fallback = null)
    {
        try
        {
            return payload.StartsWith("\uFEFF"u8) ? Strict.GetString(payload[3..])
                : payload is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(payload[2..])
                : Strict.GetString(payload);
        }
        catch (DecoderFallbackException)
        {
            // Every byte is a letter to a code page; what has a NUL in it is no text in any.
            if (fallback is not null && !payload.Contains((byte)0))
            {
                return fallback.GetString(payload);
            }

            bad.Add(new Refusal(RefusalCode.Payload, fallback is null ? "the payload is no UTF-8 text" : $"the payload is no text in UTF-8 or {fallback.WebName}", ""));
            return null;
        }
    }
}
