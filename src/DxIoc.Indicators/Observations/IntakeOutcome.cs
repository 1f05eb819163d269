namespace DxIoc.Indicators.Observations;

/// <summary>What became of one message, told once all of it is durable.</summary>
/// <param name="Stored">Observations new in history.</param>
/// <param name="Duplicate">Observations that history already had.</param>
/// <param name="Refused">The decoder's refusals and those at admission.</param>
public readonly record struct IntakeOutcome(int Stored, int Duplicate, IReadOnlyList<Refusal> Refused);
