namespace DxIoc.Contracts.Feeds;

/// <summary>A message to be tried.</summary>
/// <param name="Payload">As text; null where <paramref name="PayloadBase64"/> has it.</param>
/// <param name="PayloadBase64">For payloads that are no text.</param>
/// <param name="Definition">A file of feed definitions to be tried instead of those in force.</param>
public sealed record FeedTrialRequest(string? Topic, string? Payload, string? PayloadBase64 = null, string? Definition = null);
