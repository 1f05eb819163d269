namespace DxIoc.History.Influx;

/// <summary>What the server said to a body of points.</summary>
internal enum WriteResult
{
    Written,

    /// <summary>Some or all of its points are bad; the others may be written.</summary>
    Bad,

    /// <summary>Good perhaps, but too much at once.</summary>
    TooLarge,

    /// <summary>Away, slow, full, or it does not let us in: to be tried again.</summary>
    Trouble,
}

/// <summary>An answer with its reason, in the server's words.</summary>
/// <param name="Dropped">How many points the server says it dropped; null when it does not say.</param>
/// <param name="LayoutGone">The database, a policy or a bucket is not there.</param>
internal sealed record WriteAnswer(WriteResult Result, string Reason = "", int? Dropped = null, bool LayoutGone = false)
{
    public static readonly WriteAnswer Written = new(WriteResult.Written);
}
