using DxIoc.Indicators.Observations;

namespace DxIoc.History;

/// <summary>Which published figures are asked for.</summary>
/// <param name="Areas">At least one.</param>
/// <param name="Indicators">At least one.</param>
/// <param name="At">As of then, by when they were published.</param>
/// <param name="Periods">Of each indicator's periods at most this many, the newest.</param>
/// <param name="InForceOnly">True: corrected figures are passed over.</param>
/// <param name="Limit">Versions at most.</param>
public sealed record FigureQuery(
    IReadOnlyCollection<string> Areas, IReadOnlyCollection<string> Indicators, Instant At, int Periods, bool InForceOnly, int Limit);
