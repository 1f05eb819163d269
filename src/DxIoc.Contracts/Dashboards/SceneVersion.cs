namespace DxIoc.Contracts.Dashboards;

/// <summary>A former text of a scene's file.</summary>
/// <param name="Id">Its name in the store of versions.</param>
/// <param name="Until">When another took its place.</param>
public sealed record SceneVersion(string Id, DateTimeOffset Until, int Lines);
