namespace DxIoc.Contracts.Dashboards;

/// <summary>Where a scene's tiles stand, by the shape of the screen. All three are there: what a file does not say is derived.</summary>
/// <param name="Wide">16:9, from 1080p to 4K.</param>
/// <param name="Ultrawide">Video walls, wider than about 2.3:1.</param>
/// <param name="Tablet">Narrow screens; may be longer than the screen.</param>
public sealed record SceneLayouts(SceneLayout Wide, SceneLayout Ultrawide, SceneLayout Tablet);
