using System.Diagnostics;
using System.Globalization;

namespace DxIoc.Server.Snapshots;

/// <summary>
/// Browsers of a server that was killed: nobody ended them, and they would stay on their page for ever. Their profiles bear the number
/// of the server's process; where that one runs no more, browser and profile go. Best effort: what cannot be ended stays.
/// </summary>
internal static class AbandonedBrowsers
{
    private const string Prefix = "dxioc-browser-";

    /// <summary>How the profiles of a server's browsers begin.</summary>
    public static string PrefixOf(int server) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{server}-");

    public static void End()
    {
        try
        {
            foreach (var profile in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*").Where(IsAbandoned))
            {
                EndBrowserOf(profile);
                Directory.Delete(profile, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another user's, or still being written: the next start looks again.
        }
    }

    private static bool IsAbandoned(string profile)
    {
        if (!int.TryParse(Path.GetFileName(profile)[Prefix.Length..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var server))
        {
            return false;
        }

        try
        {
            // In a container every server has the same number: what is older than this one was left by one before.
            using var process = Process.GetProcessById(server);
            return server == Environment.ProcessId && Directory.GetCreationTimeUtc(profile) < process.StartTime.ToUniversalTime();
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static void EndBrowserOf(string profile)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                try
                {
                    if (File.ReadAllText($"/proc/{process.Id}/cmdline").Contains($"--user-data-dir={profile}\0", StringComparison.Ordinal))
                    {
                        process.Kill();
                    }
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or System.ComponentModel.Win32Exception)
                {
                    // It has ended, or is another user's.
                }
            }
        }
    }
}
