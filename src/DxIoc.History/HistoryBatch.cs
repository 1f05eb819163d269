using DxIoc.Indicators.Observations;

namespace DxIoc.History;

/// <summary>What one durable write takes.</summary>
/// <param name="Observations">May contain the same series and time twice: the first one counts.</param>
/// <param name="Refused">Kept, bounded in number: the oldest are given up first.</param>
public sealed record HistoryBatch(IReadOnlyList<Observation> Observations, IReadOnlyList<RefusedEntry> Refused);
