using System.Text;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding.Formats;

/// <summary>A payload as text; null, refused, where it is no UTF-8.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string? Read(ReadOnlySpan<byte> payload, List<Refusal> bad)
    {
        try
        {
            return Strict.GetString(payload.StartsWith("\uFEFF"u8) ? payload[3..] : payload);
        }
        catch (DecoderFallbackException)
        {
            bad.Add(new Refusal(RefusalCode.Payload, "the payload is no UTF-8 text", ""));
            return null;
        }
    }
}
