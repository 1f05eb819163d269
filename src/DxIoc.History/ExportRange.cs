using DxIoc.Indicators.Observations;

namespace DxIoc.History;

/// <summary>Which stretch of a history is exported: [From, Until), by the observations' own times and the readings' starts.</summary>
/// <param name="From">Null: from its beginning.</param>
/// <param name="Until">Null: to its end.</param>
public sealed record ExportRange(Instant? From = null, Instant? Until = null)
{
    internal bool Whole => From is null && Until is null;

    internal long FromMicros => From?.Micros ?? long.MinValue;

    internal long UntilMicros => Until?.Micros ?? long.MaxValue;
}
