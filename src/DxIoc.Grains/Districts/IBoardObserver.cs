using DxIoc.Grains.Wire;

namespace DxIoc.Grains.Districts;

/// <summary>Somebody who follows a board: each silo's mirror.</summary>
public interface IBoardObserver : IGrainObserver
{
    [Orleans.Concurrency.OneWay]
    Task Changed(BoardDelta delta);
}
