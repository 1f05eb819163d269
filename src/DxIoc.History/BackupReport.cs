using DxIoc.Indicators.Observations;

namespace DxIoc.History;

/// <summary>A copy that was written and checked.</summary>
/// <param name="Rows">Raw observations in a copy of the embedded store, waiting batches in one of a spool.</param>
/// <param name="LastSeen">Arrival of the last message in it; null when there is none.</param>
public sealed record BackupReport(string File, long Bytes, long Rows, Instant? LastSeen);
