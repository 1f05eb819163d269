namespace DxIoc.Contracts.Feeds;

/// <summary>A file of feed definitions that is, or is to be, accepted on the feeds page.</summary>
/// <param name="File">Like acme-air.yaml.</param>
/// <param name="Definition">Its text.</param>
/// <param name="Replace">True where it is to stand in the place of the accepted file of that name; without it such a name is refused.</param>
public sealed record AcceptedFeed(string? File, string? Definition, bool Replace = false);
