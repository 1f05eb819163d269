using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace DxIoc.Feeds.Mqtt;

/// <summary>Whether a broker is who it says, and if not, why: in time, issued by somebody trusted, and for the host that was asked for. Pure.</summary>
internal static class ServerCertificateRule
{
    /// <summary>Null where the broker can be trusted.</summary>
    /// <param name="chain">What the machine makes of it.</param>
    /// <param name="authorities">Whom to trust, and nobody else; null for those whom the machine trusts.</param>
    public static string? Fault(
        X509Certificate2? certificate, X509Chain chain, SslPolicyErrors errors, X509Certificate2Collection? authorities, string host, DateTimeOffset now)
    {
        if (certificate is null)
        {
            return "it shows no certificate: check that the port is one for TLS";
        }

        if (now > certificate.NotAfter || now < certificate.NotBefore)
        {
            return now > certificate.NotAfter
                ? $"its certificate expired on {Day(certificate.NotAfter)}: renew it at the broker"
                : $"its certificate is valid from {Day(certificate.NotBefore)} on: check both clocks";
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return $"its certificate is for {Names(certificate)} and not for {host}: write the name that it is for, or have one made for {host}";
        }

        return authorities is null
            ? errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) ? Untrusted(certificate, chain, "name the authority's file as ca") : null
            : FaultBefore(authorities, certificate, chain);
    }

    private static string? FaultBefore(X509Certificate2Collection authorities, X509Certificate2 certificate, X509Chain shown)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var between in shown.ChainElements)
        {
            chain.ChainPolicy.ExtraStore.Add(between.Certificate);
        }

        return chain.Build(certificate) ? null : Untrusted(certificate, chain, "ca has to be the file of the authority that issued it");
    }

    private static string Untrusted(X509Certificate2 certificate, X509Chain chain, string remedy)
    {
        var why = chain.ChainStatus.Select(s => s.Status).ToList();
        return why.All(w => w is X509ChainStatusFlags.PartialChain or X509ChainStatusFlags.UntrustedRoot)
            ? $"its certificate was issued by {certificate.Issuer}, which is not trusted: {remedy}"
            : $"its certificate is not trusted ({string.Join(", ", why)}): {remedy}";
    }

    private static string Names(X509Certificate2 certificate)
    {
        var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .SelectMany(e => e.EnumerateDnsNames().Concat(e.EnumerateIPAddresses().Select(a => a.ToString()))).ToList();
        return names.Count > 0 ? string.Join(", ", names) : certificate.Subject;
    }

    private static string Day(DateTime local) => local.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
