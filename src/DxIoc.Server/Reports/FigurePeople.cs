using System.Security.Cryptography;
using System.Text;

namespace DxIoc.Server.Reports;

/// <summary>
/// The people of the configuration. A request says who it is by a personal key in its Authorization header and by nothing else: no
/// cookie, so that no other site can speak for somebody, and no address, which logs would keep. Immutable.
/// </summary>
internal sealed class FigurePeople(IReadOnlyList<FigurePerson> people)
{
    public static readonly FigurePeople Nobody = new([]);

    private const string Scheme = "Bearer ";

    /// <summary>False: nothing can be handed in.</summary>
    public bool Any => people.Count > 0;

    public IReadOnlyList<FigurePerson> All => people;

    public static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>Null where no key is given, or one that nobody has.</summary>
    public FigurePerson? Of(HttpRequest request)
    {
        if (request.Headers.Authorization.ToString() is not { } header || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var hash = HashOf(header[Scheme.Length..].Trim());
        FigurePerson? found = null;
        foreach (var person in people)
        {
            // All of them are compared: how long it takes says nothing about whose key was nearly right.
            found = CryptographicOperations.FixedTimeEquals(person.KeyHash, hash) ? person : found;
        }

        return found;
    }
}
