using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Intake;

/// <summary>A feed's books at one moment, in observations: received = stored + waiting + duplicate + refused.</summary>
/// <param name="Lag">Arrival less own time of the last stored one.</param>
/// <param name="Rate">Received a second, over the last minute.</param>
public sealed record FeedStatement(
    string Feed, long Received, long Stored, long Waiting, long Duplicate, long Refused, Instant? LastSeen, TimeSpan? Lag, double Rate);
