namespace DxIoc.Indicators.Observations;

/// <summary>
/// One message from outside as its decoder leaves it: the good parts, the bad parts, and the message itself. The parts are lent for
/// the hand-over alone: whoever holds the message longer takes <see cref="Kept"/>.
/// </summary>
/// <param name="Feed">The feed it names, or "unknown".</param>
/// <param name="Topic">MQTT topic or HTTP route.</param>
/// <param name="Payload">As received; kept (bounded) only if something is refused. Valid until Accept completes.</param>
/// <param name="Good">Well-formed measurements. Valid until the call to Accept returns, completed or not.</param>
/// <param name="Bad">Parts that could not be read; each counts as one received and one refused. Valid as long.</param>
public readonly record struct IncomingMessage(
    string Feed, string Topic, ReadOnlyMemory<byte> Payload, IReadOnlyList<Measurement> Good, IReadOnlyList<Refusal> Bad)
{
    /// <summary>The same with parts of its own.</summary>
    public IncomingMessage Kept() => this with { Good = [.. Good], Bad = [.. Bad] };
}
