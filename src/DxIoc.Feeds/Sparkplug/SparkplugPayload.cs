namespace DxIoc.Feeds.Sparkplug;

/// <summary>A payload of Sparkplug B as it was sent.</summary>
/// <param name="Time">Milliseconds since 1970, UTC; null where it has none.</param>
/// <param name="Sequence">0 where it has none: encoders of proto3 leave a 0 out.</param>
internal sealed record SparkplugPayload(ulong? Time, byte Sequence, IReadOnlyList<SparkplugMetric> Metrics)
{
    public const string BirthSequence = "bdSeq";

    /// <summary>The number that ties a death to its birth.</summary>
    public ulong? BirthNumber => Metrics.FirstOrDefault(m => m.Name == BirthSequence) is { Raw: { } number } ? number : null;
}
