namespace DxIoc.Contracts.History;

/// <summary>One step of an indicator's history in one area.</summary>
/// <param name="Time">Start of the step, UTC.</param>
/// <param name="Value">The reading as it stood at the end of the step, or the steps' mean for longer steps; in the unit.</param>
/// <param name="Min">Smallest of the step.</param>
/// <param name="Max">Largest of the step.</param>
/// <param name="Count">Observations that fell into the step.</param>
public sealed record HistoryPoint(DateTimeOffset Time, double? Value, double? Min, double? Max, long Count);
