namespace DxIoc.Wall.Live;

/// <summary>Where this is drawn, and the clock of timers there. Where pages are pre-rendered nothing ticks.</summary>
public sealed record RendererClock(bool InBrowser, TimeProvider Time);
