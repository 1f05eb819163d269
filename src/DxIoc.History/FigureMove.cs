namespace DxIoc.History;

/// <summary>What can become of a submission.</summary>
public enum FigureMove
{
    /// <summary>From submitted, by another person than its submitter.</summary>
    Approve,

    /// <summary>From approved, by another person than its submitter: its figures take effect.</summary>
    Publish,

    /// <summary>From submitted or approved, by anybody who may, its submitter too.</summary>
    Reject,
}
