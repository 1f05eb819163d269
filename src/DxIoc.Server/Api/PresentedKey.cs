using System.Security.Cryptography;
using System.Text;

namespace DxIoc.Server.Api;

/// <summary>The key with which a system posts: Authorization: Bearer, or X-Api-Key; never the address, which logs and proxies keep.</summary>
internal static class PresentedKey
{
    private const string Scheme = "Bearer ";
    private static readonly HashSet<string> Words = new(
        ["key", "apikey", "api-key", "api_key", "x-api-key", "token", "access_token", "secret", "authorization"], StringComparer.OrdinalIgnoreCase);

    public static string? Of(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? authorization[Scheme.Length..].Trim()
            : request.Headers["X-Api-Key"] is [{ Length: > 0 } key, ..] ? key
            : null;
    }

    /// <summary>Null where the address has no key.</summary>
    public static IResult? RefusedInAddress(HttpRequest request) => request.Query.Keys.FirstOrDefault(Words.Contains) is { } word
        ? Problems.Field(word, "a key never stands in an address: send it as Authorization: Bearer, or X-Api-Key, and make a new one, since logs may have this one")
        : null;

    /// <summary>Null where the request may come in: it has one of the keys, or none is needed.</summary>
    public static IResult? Refused(HttpContext context, IReadOnlyList<byte[]> hashes)
    {
        if (hashes.Count == 0)
        {
            return null;
        }

        if (RefusedInAddress(context.Request) is { } inAddress)
        {
            return inAddress;
        }

        if (Of(context.Request) is not { } key)
        {
            return Missing(context);
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(key));
        return hashes.Aggregate(false, (known, h) => known | CryptographicOperations.FixedTimeEquals(h, hash)) ? null : Wrong();
    }

    public static IResult Missing(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Results.Problem(
            statusCode: StatusCodes.Status401Unauthorized, title: "A key is needed.", detail: "Send it as Authorization: Bearer …, or as X-Api-Key.");
    }

    public static IResult Wrong() => Results.Problem(
        statusCode: StatusCodes.Status403Forbidden, title: "The key does not let in.", detail: "It is none of this address's keys; ask who looks after the centre's feeds.");
}
