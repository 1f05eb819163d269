using DxIoc.Grains.Wire;
using DxIoc.Indicators.Readings;

namespace DxIoc.Grains.Cells;

/// <summary>
/// One indicator in one area. Keeps nothing of its own: activation rebuilds it from history and from its parts.
/// It never waits for the grains above it, so that they may ask it at any time. Key: <see cref="CellKey"/>.
/// </summary>
public interface IIndicatorGrain : IGrainWithStringKey
{
    /// <summary>Takes durable observations, each once and in the order of their commits.</summary>
    Task Accept(CellBatch batch);

    /// <summary>Takes a child cell's part in place of its last one.</summary>
    Task MergePart(PartEnvelope part);

    /// <summary>The part for the parent's cell; null where the indicator is no longer on this board.</summary>
    Task<PartEnvelope?> GetPart();

    /// <summary>The reading now; null where the indicator is no longer on this board.</summary>
    Task<CellReading?> GetReading();

    /// <summary>Starts anew from history, under the catalogue in force.</summary>
    Task Rebuild();
}
