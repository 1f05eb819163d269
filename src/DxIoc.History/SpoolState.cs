namespace DxIoc.History;

/// <summary>What waits on disk for the server behind history.</summary>
/// <param name="Bytes">Of the waiting batches.</param>
/// <param name="LimitBytes">Where acknowledging stops.</param>
/// <param name="Points">Observations and readings that wait.</param>
/// <param name="Age">How long the oldest has waited; zero when nothing does.</param>
/// <param name="LimitAge">Where acknowledging stops.</param>
/// <param name="Share">Of the limit that is nearer, 0 to 1: from 0.8 on somebody should act.</param>
/// <param name="Trouble">Why the server takes nothing now, with what to do; null while it does.</param>
public sealed record SpoolState(
    long Bytes, long LimitBytes, long Points, TimeSpan Age, TimeSpan LimitAge, double Share, string? Trouble)
{
    /// <summary>The share from which on a warning is shown.</summary>
    public const double WarningShare = 0.8;

    public bool Warning => Share >= WarningShare;
}
