namespace DxIoc.Contracts.Feeds;

/// <summary>A file of feed definitions that was guessed from messages, with what it makes of the newest one.</summary>
/// <param name="File">A name for it.</param>
/// <param name="Topic">The topics that it matches.</param>
/// <param name="Definition">The file's text.</param>
/// <param name="Guesses">What nothing in the messages says, so that a person has to: area, feed, device, time.</param>
/// <param name="Observations">Of the newest message.</param>
/// <param name="Refused">What of it would be refused.</param>
public sealed record FeedProposal(
    string File,
    string Topic,
    string Definition,
    IReadOnlyList<string> Guesses,
    IReadOnlyList<TrialObservation> Observations,
    IReadOnlyList<string> Refused);
