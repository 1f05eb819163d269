namespace DxIoc.Contracts.History;

/// <summary>A board's recent past in small: for one indicator, values at equal steps, null where there was none.</summary>
/// <param name="Indicator">The indicator's id.</param>
/// <param name="From">Start of the first step, UTC.</param>
/// <param name="Step">Seconds of a step.</param>
/// <param name="Values">Oldest first.</param>
public sealed record Sparkline(string Indicator, DateTimeOffset From, double Step, IReadOnlyList<double?> Values);
