namespace DxIoc.Feeds.Pictures;

/// <summary>Which kind of picture bytes are, by the signature they begin with. What anybody says of them does not count. Pure.</summary>
internal static class PictureType
{
    public const string Known = "JPEG, PNG or WebP";

    /// <summary>A signature and nothing behind it is no picture.</summary>
    private const int Least = 32;

    /// <summary>The media type; null for everything that a screen must not be given as a picture.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes) =>
        bytes.Length < Least ? null
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;
}
