namespace DxIoc.Contracts.Dashboards;

/// <summary>A draft as it now reads.</summary>
/// <param name="Text">With the edits; as it was where one of them could not be made.</param>
/// <param name="Scene">Null where the text has errors.</param>
/// <param name="Errors">All that is wrong with it, each with its line and remedy, or why an edit could not be made.</param>
/// <param name="Drawn">The layouts that the file draws; the others follow from the wide one.</param>
public sealed record SceneDraft(string Text, SceneInfo? Scene, IReadOnlyList<string> Errors, IReadOnlyList<string> Drawn);
