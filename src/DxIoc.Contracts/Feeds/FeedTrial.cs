namespace DxIoc.Contracts.Feeds;

/// <summary>What would become of a message, step by step. Nothing of it is stored.</summary>
/// <param name="Definition">File and line of the feed definition that matched; "canonical" for topics ioc/…; null where none did.</param>
/// <param name="Refused">What would be refused, with why and what would be right.</param>
public sealed record FeedTrial(
    string Topic,
    string? Definition,
    IReadOnlyList<TrialStep> Steps,
    IReadOnlyList<TrialObservation> Observations,
    IReadOnlyList<string> Refused);
