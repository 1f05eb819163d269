using System.Security.Cryptography;
using System.Text;
using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Dashboards;

/// <summary>A dashboard file as its writer left it, comments and order included, so that an editor can change it and nothing else.</summary>
/// <param name="Version">Of the text: an editor that saves names the version that it began with.</param>
public sealed record DashboardFile(string File, string Text, string Version)
{
    private const int VersionLength = 16;

    public static DashboardFile Of(CatalogueText text) => new(text.File, text.Text, VersionOf(text.Text));

    /// <summary>Sixteen hexadecimal digits of a SHA-256.</summary>
    internal static string VersionOf(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..VersionLength];
}
