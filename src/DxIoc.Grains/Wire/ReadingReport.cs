using DxIoc.Indicators.Readings;

namespace DxIoc.Grains.Wire;

/// <summary>Readings of one area that changed. Never changed after it was sent.</summary>
[Immutable, GenerateSerializer]
public sealed record ReadingReport([property: Id(0)] CellReading[] Readings);
