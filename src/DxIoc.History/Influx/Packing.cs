using System.IO.Compression;

namespace DxIoc.History.Influx;

/// <summary>Bodies as they are stored and sent: gzip from a size on where it pays.</summary>
internal static class Packing
{
    private const int PackedFrom = 4_096;

    /// <summary>gzip's first two bytes, which no line begins with.</summary>
    private static ReadOnlySpan<byte> Magic => [0x1f, 0x8b];

    public static bool IsPacked(ReadOnlySpan<byte> body) => body.StartsWith(Magic);

    public static byte[] Pack(ReadOnlySpan<byte> plain)
    {
        if (plain.Length < PackedFrom)
        {
            return plain.ToArray();
        }

        using var packed = new MemoryStream(plain.Length / 4);
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }

    public static void Unpack(byte[] body, Stream to)
    {
        if (!IsPacked(body))
        {
            to.Write(body);
            return;
        }

        using var gzip = new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        gzip.CopyTo(to);
    }
}
