namespace DxIoc.Contracts.Feeds;

/// <summary>A message, or one part of it, that was not accepted, kept with its reason.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="Time">Arrival, UTC.</param>
/// <param name="Feed">The feed, or "unknown" when the message did not say.</param>
/// <param name="Topic">MQTT topic or HTTP route.</param>
/// <param name="Payload">The payload as text, cut at 4,096 bytes.</param>
/// <param name="Code">A short word for counting: topic, payload, number, time, area, range, limit, …</param>
/// <param name="Reason">What is wrong and what would be right, for the engineer.</param>
/// <param name="Where">The measure, the index in an array, or the part of the topic; empty for the whole.</param>
public sealed record RefusedMessage(
    long Id, DateTimeOffset Time, string Feed, string Topic, string Payload, string Code, string Reason, string Where);
