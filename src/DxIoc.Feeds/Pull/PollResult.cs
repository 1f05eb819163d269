namespace DxIoc.Feeds.Pull;

/// <summary>What one poll brought, over all its areas and pages.</summary>
/// <param name="Failure">The first one and how many there were; null where all went well. Pages that were good are kept all the same.</param>
internal sealed record PollResult(int Pages, int Unchanged, string? Failure, TimeSpan? RetryAfter);
