namespace DxIoc.Server.Snapshots;

/// <summary>Why there is no picture.</summary>
internal enum SnapshotFailure
{
    /// <summary>This machine has no browser.</summary>
    NoBrowser,

    /// <summary>As many as may wait do.</summary>
    Busy,

    /// <summary>The page was not drawn in time.</summary>
    Late,

    /// <summary>The browser failed.</summary>
    Failed,
}
