using DxIoc.Contracts.Feeds;

namespace DxIoc.Wall.Feeds;

/// <summary>A message that is tried, with what is known of it when the panel opens.</summary>
/// <param name="Whole">False where the payload is not all that came.</param>
/// <param name="Code">Of its refusal; null where it was not refused.</param>
/// <param name="Reason">The server's own sentence.</param>
/// <param name="Proposal">A definition that was guessed from it; null where there is none.</param>
/// <param name="Definition">An accepted one to begin with; null for those in force.</param>
/// <param name="File">The accepted one's name.</param>
public sealed record TrialSubject(
    string Topic, string Payload, bool Whole, string? Code, string? Reason, FeedProposal? Proposal, string? Definition = null, string? File = null);
