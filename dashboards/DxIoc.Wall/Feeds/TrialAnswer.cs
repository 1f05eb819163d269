using DxIoc.Contracts.Feeds;

namespace DxIoc.Wall.Feeds;

/// <summary>A trial, or why there is none.</summary>
public sealed record TrialAnswer(FeedTrial? Trial, IReadOnlyList<string> Problems);
