namespace DxIoc.Server.Snapshots;

/// <summary>A picture that could not be taken: why, and what to do.</summary>
public sealed class SnapshotException : Exception
{
    public SnapshotException()
    {
    }

    public SnapshotException(string message)
        : base(message)
    {
    }

    public SnapshotException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal SnapshotException(SnapshotFailure failure, string message, Exception? inner = null)
        : base(message, inner) => Failure = failure;

    internal SnapshotFailure Failure { get; } = SnapshotFailure.Failed;
}
