using System.Security.Cryptography;
using System.Text;
using DxIoc.Server.Api;

namespace DxIoc.Server.Startup;

/// <summary>The settings of section "Observations".</summary>
internal static class ObservationSettings
{
    private const int ShortestKey = 16;

    public static ObservationOptions Read(SettingReader read)
    {
        // Several, so that one can take another's place without a gap.
        var keys = (read.Secret("Observations:Keys") ?? "").Split([' ', '\t', '\r', '\n', ','], StringSplitOptions.RemoveEmptyEntries);
        if (keys.Any(k => k.Length < ShortestKey))
        {
            read.Refuse("Observations:Keys", "…", $"write keys of {ShortestKey} characters or more, separated by spaces or lines: openssl rand -hex 24");
        }

        return new ObservationOptions { KeyHashes = [.. keys.Select(k => SHA256.HashData(Encoding.UTF8.GetBytes(k)))] };
    }
}
