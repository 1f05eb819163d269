using System.Security.Cryptography;
using System.Text;

namespace DxIoc.Feeds.Definitions;

/// <summary>A key that lets a system post: its SHA-256, or where the key itself is. Compared by hash and in constant time.</summary>
internal sealed record PushKey(SecretText? Secret, byte[]? Hash)
{
    /// <param name="hash">Of what is presented.</param>
    public bool Is(ReadOnlySpan<byte> hash) =>
        (Hash ?? (Secret!.Read(out _) is { } text ? HashOf(text) : null)) is { } mine && CryptographicOperations.FixedTimeEquals(mine, hash);

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
