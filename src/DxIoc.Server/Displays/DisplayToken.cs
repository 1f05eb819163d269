using System.Security.Cryptography;
using System.Text;

namespace DxIoc.Server.Displays;

/// <summary>The secret of a screen: 256 random bits. The server keeps its hash alone.</summary>
internal static class DisplayToken
{
    private const int Bytes = 32;

    /// <summary>Longer ones are nobody's.</summary>
    private const int Limit = 100;

    public static string Draw() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    public static string HashOf(string? token) =>
        token is { Length: > 0 and <= Limit } ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))) : "";
}
