namespace DxIoc.Contracts.Feeds;

/// <summary>Topics of one shape that no feed definition matches.</summary>
/// <param name="Shape">Like site/{device}/temp: levels that differ are parts or '+'.</param>
/// <param name="Count">Messages since the server's start.</param>
/// <param name="Topics">Different topics; counting ends at 100.</param>
/// <param name="FirstSeen">UTC.</param>
/// <param name="LastSeen">UTC.</param>
/// <param name="Samples">The newest messages, of different topics where there are any, at most three.</param>
/// <param name="Proposal">A definition that takes them; null where their payload is in no format that can be guessed.</param>
public sealed record UnmappedTopic(
    string Shape,
    long Count,
    int Topics,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen,
    IReadOnlyList<UnmappedSample> Samples,
    FeedProposal? Proposal);
