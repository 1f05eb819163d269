using DxIoc.Indicators.Observations;

namespace DxIoc.History;

/// <summary>What maintenance gave up.</summary>
/// <param name="ForSize">True when raw observations younger than their retention went because of the size limit.</param>
/// <param name="OldestRaw">The oldest raw observation left; null when there is none.</param>
public sealed record RetentionReport(long RawDeleted, long MinutesDeleted, bool ForSize, Instant? OldestRaw);
