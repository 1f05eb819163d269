using DxIoc.Indicators.Readings;

namespace DxIoc.Grains.Wire;

/// <summary>A board, whole or what changed since the version before. Never changed after it was sent.</summary>
/// <param name="Version">Grows by one with each delta; starts from the clock, so that a new activation's is larger.</param>
[Immutable, GenerateSerializer]
public sealed record BoardDelta(
    [property: Id(0)] string Area,
    [property: Id(1)] long Version,
    [property: Id(2)] bool Full,
    [property: Id(3)] CellReading[] Readings);
