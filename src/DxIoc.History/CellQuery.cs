using DxIoc.Indicators.Observations;

namespace DxIoc.History;

/// <summary>Asks for the observations behind one cell.</summary>
/// <param name="Indicator">For its last recorded minute.</param>
/// <param name="Measures">In the indicator's order: an observation's measure is the index here.</param>
/// <param name="Reach">How far back from the newest observation.</param>
/// <param name="AsOf">Null: all. Otherwise only what had arrived by then, and minutes that ended by then.</param>
public sealed record CellQuery(
    string Area, string Indicator, string Feed, IReadOnlyList<string> Measures, TimeSpan Reach, Instant? AsOf = null);
