using DxIoc.Indicators.Observations;

namespace DxIoc.History;

/// <summary>Asks for readings of one indicator in one area in [From, To).</summary>
/// <param name="Step">A whole number of minutes; steps start at multiples of it since the epoch, UTC.</param>
public sealed record ReadingsQuery(string Area, string Indicator, Instant From, Instant To, TimeSpan Step, int Limit = 5000);
