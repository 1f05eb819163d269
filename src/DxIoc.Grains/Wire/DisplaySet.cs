using DxIoc.Contracts.Displays;
using DxIoc.Indicators.Displays;

namespace DxIoc.Grains.Wire;

/// <summary>All displays as they are now. Never changed after it was sent.</summary>
/// <param name="Version">Grows with each change; starts from the clock, so that a new activation's is larger.</param>
/// <param name="WaitingTokens">Hashes of the tokens of screens that wait for approval.</param>
/// <param name="Health">What displays reported last, by id.</param>
[Immutable]
public sealed record DisplaySet(
    long Version,
    IReadOnlyList<Display> Displays,
    IReadOnlyList<WaitingDisplay> Waiting,
    IReadOnlyList<string> WaitingTokens,
    IReadOnlyList<SituationState> Situations,
    IReadOnlyDictionary<string, DisplayHealth> Health);
