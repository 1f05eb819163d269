namespace DxIoc.Indicators.Observations;

/// <summary>One message from outside as its decoder leaves it: the good parts, the bad parts, and the message itself.</summary>
/// <param name="Feed">The feed it names, or "unknown".</param>
/// <param name="Topic">MQTT topic or HTTP route.</param>
/// <param name="Payload">As received; kept (bounded) only if something is refused. Valid until Accept completes.</param>
/// <param name="Good">Well-formed measurements.</param>
/// <param name="Bad">Parts that could not be read; each counts as one received and one refused.</param>
public sealed record IncomingMessage(
    string Feed, string Topic, ReadOnlyMemory<byte> Payload, IReadOnlyList<Measurement> Good, IReadOnlyList<Refusal> Bad);
