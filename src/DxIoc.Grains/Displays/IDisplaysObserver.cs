using DxIoc.Grains.Wire;

namespace DxIoc.Grains.Displays;

/// <summary>Somebody who follows the displays: each silo's mirror.</summary>
public interface IDisplaysObserver : IGrainObserver
{
    [Orleans.Concurrency.OneWay]
    Task Changed(DisplaySet displays);
}
