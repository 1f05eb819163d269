using DxIoc.Indicators.Observations;

namespace DxIoc.History;

/// <summary>A copy that was written and checked.</summary>
/// <param name="Observations">Raw observations in it.</param>
/// <param name="LastSeen">Arrival of the last message in it; null when there is none.</param>
public sealed record BackupReport(string File, long Bytes, long Observations, Instant? LastSeen);
