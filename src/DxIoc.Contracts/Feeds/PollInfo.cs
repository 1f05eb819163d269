namespace DxIoc.Contracts.Feeds;

/// <summary>How the fetching of one definition goes. Secrets and queries are not in it.</summary>
/// <param name="Definition">File and line.</param>
/// <param name="Address">Method, scheme, host and path.</param>
/// <param name="EverySeconds">Between the begins of two polls while all goes well.</param>
/// <param name="LastSuccess">When all of it was last fetched and stored, UTC; an unchanged answer counts.</param>
/// <param name="LastFailure">When it last failed, UTC.</param>
/// <param name="Failure">Why it failed, with what to do; null while it goes well.</param>
/// <param name="FailuresInARow">Polls that failed since the last success.</param>
/// <param name="NextAttempt">UTC; null while one is under way.</param>
/// <param name="Unchanged">Answers that said that nothing has changed (304), since the start.</param>
public sealed record PollInfo(
    string Definition,
    string Address,
    double EverySeconds,
    DateTimeOffset? LastSuccess,
    DateTimeOffset? LastFailure,
    string? Failure,
    int FailuresInARow,
    DateTimeOffset? NextAttempt,
    long Unchanged);
