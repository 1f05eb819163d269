namespace DxIoc.Server.Snapshots;

/// <summary>How pictures of screens are taken ("Snapshots:…").</summary>
public sealed record SnapshotOptions
{
    /// <summary>The browser's program: Chromium, Chrome or Edge. Default: the first that is found on this machine.</summary>
    public string? Browser { get; init; }

    /// <summary>Default false: the browser keeps its sandbox, unless the server runs as root, which it refuses with one. True in containers without user namespaces.</summary>
    public bool NoSandbox { get; init; }

    /// <summary>Pictures that may wait while one is taken, 0 to 100. Default 4; beyond it a caller is told to come back.</summary>
    public int QueueLimit { get; init; } = 4;

    /// <summary>Seconds for one picture from the browser's start, 5 to 300. Default 30; then it is given up.</summary>
    public int DeadlineSeconds { get; init; } = 30;

    /// <summary>Where the browser finds this server. Default: its own listener on this machine.</summary>
    public string? Address { get; init; }

    /// <summary>Where scheduled pictures are kept: a folder for each schedule. Default: "snapshots" in the data folder.</summary>
    public string Folder { get; init; } = "snapshots";
}
