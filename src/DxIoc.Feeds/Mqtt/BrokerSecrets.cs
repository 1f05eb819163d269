using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// What a broker's options name and do not hold: the password, whom to trust, the server's own certificate. Read anew for each
/// connection, so that what was renewed counts without a restart. Owns the certificates.
/// </summary>
internal sealed class BrokerSecrets : IDisposable
{
    private const int FileLimit = 1 << 20;

    private BrokerSecrets()
    {
    }

    public string? Password { get; private init; }

    /// <summary>Null for those whom the machine trusts.</summary>
    public X509Certificate2Collection? Authorities { get; private init; }

    /// <summary>With its key.</summary>
    public X509Certificate2? Client { get; private init; }

    /// <summary>All that can be read; for what cannot there is a problem, and nothing in its place.</summary>
    public static BrokerSecrets Read(BrokerOptions options, List<BrokerProblem> problems) => new()
    {
        Password = ReadPassword(options, problems),
        Authorities = ReadAuthorities(options, problems),
        Client = ReadClient(options, problems),
    };

    public void Dispose()
    {
        foreach (var authority in Authorities ?? [])
        {
            authority.Dispose();
        }

        Client?.Dispose();
    }

    private static string? ReadPassword(BrokerOptions options, List<BrokerProblem> problems)
    {
        if (options.PasswordVariable is { } variable)
        {
            if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } secret)
            {
                return secret;
            }

            problems.Add(new BrokerProblem("password-env", $"the environment of the server has no variable {variable}", "set it before the server starts, or use password-file"));
        }
        else if (options.PasswordFile is { } file && Text(file, "password-file", problems) is { } text)
        {
            if (text.Trim() is { Length: > 0 } secret)
            {
                return secret;
            }

            problems.Add(new BrokerProblem("password-file", $"the file {file} is empty", "write the password into it"));
        }

        return options.Password;
    }

    private static X509Certificate2Collection? ReadAuthorities(BrokerOptions options, List<BrokerProblem> problems)
    {
        if (options.Ca is not { } file || Text(file, "ca", problems) is not { } text)
        {
            return null;
        }

        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPem(text);
        }
        catch (CryptographicException)
        {
            authorities.Clear();
        }

        if (authorities.Count == 0)
        {
            problems.Add(new BrokerProblem("ca", $"the file {file} holds no certificate", "name a PEM file that begins with -----BEGIN CERTIFICATE-----"));
        }

        return authorities;
    }

    private static X509Certificate2? ReadClient(BrokerOptions options, List<BrokerProblem> problems)
    {
        var certificate = options.ClientCertificate is { } c ? Text(c, "client-certificate", problems) : null;
        var key = options.ClientKey is { } k ? Text(k, "client-key", problems) : null;
        if (certificate is null || key is null)
        {
            return null;
        }

        using var bare = Bare(certificate);
        if (bare is null)
        {
            problems.Add(new BrokerProblem("client-certificate", $"the file {options.ClientCertificate} holds no certificate", "name a PEM file that begins with -----BEGIN CERTIFICATE-----"));
            return null;
        }

        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            problems.Add(key.Contains("ENCRYPTED", StringComparison.Ordinal)
                ? new BrokerProblem("client-key", $"the key in {options.ClientKey} is encrypted", "write it without a passphrase into a file that the server alone may read")
                : !key.Contains("PRIVATE KEY-----", StringComparison.Ordinal)
                ? new BrokerProblem("client-key", $"the file {options.ClientKey} holds no private key", "name a PEM file that begins with -----BEGIN PRIVATE KEY-----")
                : new BrokerProblem("client-key", $"the key in {options.ClientKey} does not fit the certificate in {options.ClientCertificate}", "name the two that were made together"));
            return null;
        }
    }

    private static X509Certificate2? Bare(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string? Text(string file, string key, List<BrokerProblem> problems)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var bytes = new byte[FileLimit + 1];
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read <= FileLimit)
            {
                return Encoding.UTF8.GetString(bytes, 0, read);
            }

            problems.Add(new BrokerProblem(key, $"the file {file} is larger than 1 MiB", "name another one"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problems.Add(new BrokerProblem(key, $"the file {file} cannot be read ({e.Message.TrimEnd('.')})", "name a file that the server may read"));
        }

        return null;
    }
}
