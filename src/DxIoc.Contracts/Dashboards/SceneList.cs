namespace DxIoc.Contracts.Dashboards;

/// <summary>The scenes in force, and what is wrong with a change of their files that was not taken.</summary>
/// <param name="Errors">Empty when the files are what is in force.</param>
public sealed record SceneList(IReadOnlyList<SceneSummary> Scenes, IReadOnlyList<string> Errors);
