namespace DxIoc.History;

/// <summary>Observations of a feed that were booked as stored and are refused after all.</summary>
public sealed record FeedBookChange(string Feed, long Refused);
