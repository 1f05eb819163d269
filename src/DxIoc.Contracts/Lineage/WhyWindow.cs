namespace DxIoc.Contracts.Lineage;

/// <summary>The stretch of time that a figure covers, to its buckets, by the observations' own times.</summary>
/// <param name="From">UTC.</param>
/// <param name="To">UTC, not contained.</param>
/// <param name="AllowedLateness">Seconds after its own time at which an observation may still come.</param>
/// <param name="StaleAfter">Seconds without news after which the figure is stale.</param>
public sealed record WhyWindow(DateTimeOffset From, DateTimeOffset To, double AllowedLateness, double StaleAfter);
