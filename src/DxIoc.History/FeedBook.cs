using DxIoc.Indicators.Observations;

namespace DxIoc.History;

/// <summary>A feed's durable counts, in observations, since the store was made.</summary>
/// <param name="LastSeen">Arrival of the last one; null when none.</param>
/// <param name="Lag">Arrival less own time of the last stored one.</param>
public sealed record FeedBook(string Feed, long Stored, long Duplicate, long Refused, Instant? LastSeen, TimeSpan? Lag);
