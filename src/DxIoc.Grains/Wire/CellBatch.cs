using DxIoc.Indicators.Readings;

namespace DxIoc.Grains.Wire;

/// <summary>Observations for one cell. Never changed after it was sent, so a call within a silo copies nothing.</summary>
[Immutable]
public sealed class CellBatch(CellObservation[] observations)
{
    public ReadOnlySpan<CellObservation> Observations => observations;
}
