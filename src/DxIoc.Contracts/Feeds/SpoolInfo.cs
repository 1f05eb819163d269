namespace DxIoc.Contracts.Feeds;

/// <summary>What waits on disk for the server behind history.</summary>
/// <param name="Bytes">Of the waiting batches.</param>
/// <param name="LimitBytes">Where acknowledging stops.</param>
/// <param name="Points">Observations and readings that wait.</param>
/// <param name="AgeSeconds">How long the oldest has waited.</param>
/// <param name="Share">Of the limit that is nearer, 0 to 1.</param>
/// <param name="Warning">True from 80 % on: somebody should act.</param>
/// <param name="Trouble">Why the server takes nothing now, with what to do; null while it does.</param>
public sealed record SpoolInfo(long Bytes, long LimitBytes, long Points, double AgeSeconds, double Share, bool Warning, string? Trouble);
