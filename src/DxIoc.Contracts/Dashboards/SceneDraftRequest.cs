namespace DxIoc.Contracts.Dashboards;

/// <summary>A file's text that is not in force, and what is to be changed in it.</summary>
/// <param name="Text">Empty for a scene from nothing.</param>
public sealed record SceneDraftRequest(string? Text, IReadOnlyList<SceneEdit>? Edits);
