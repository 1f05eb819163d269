namespace DxIoc.Server.Snapshots;

/// <summary>Finds the browser that takes pictures: the one that the settings name, or the first known one of this machine.</summary>
internal static class BrowserFinder
{
    /// <summary>What it is called where it stands on the path.</summary>
    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome"];

    /// <summary>Where installers put it that do not touch the path.</summary>
    private static readonly string[] Usual =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "%ProgramFiles%/Google/Chrome/Application/chrome.exe",
        "%ProgramFiles(x86)%/Microsoft/Edge/Application/msedge.exe",
    ];

    /// <param name="named">From the settings; null to look for one.</param>
    /// <param name="path">The path of the machine: folders.</param>
    /// <exception cref="SnapshotException">There is none.</exception>
    public static string Find(string? named, string? path)
    {
        if (named is not null)
        {
            return OnPath(named, path) ?? throw new SnapshotException(
                SnapshotFailure.NoBrowser, $"There is no browser {named}: name the program of Chromium, Chrome or Edge with Snapshots:Browser.");
        }

        return Names.Select(n => OnPath(n, path)).FirstOrDefault(f => f is not null)
            ?? Usual.Select(Environment.ExpandEnvironmentVariables).FirstOrDefault(File.Exists)
            ?? throw new SnapshotException(
                SnapshotFailure.NoBrowser,
                "Pictures need a browser on the server's machine: install chromium (apt install chromium), Chrome or Edge, or name its program with Snapshots:Browser.");
    }

    private static string? OnPath(string name, string? path)
    {
        string[] endings = OperatingSystem.IsWindows() ? ["", ".exe"] : [""];
        var folders = Path.IsPathRooted(name) ? [""] : (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.SelectMany(f => endings.Select(e => Path.Combine(f, name + e))).FirstOrDefault(File.Exists);
    }
}
