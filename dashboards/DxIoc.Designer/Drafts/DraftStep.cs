using DxIoc.Contracts.Dashboards;

namespace DxIoc.Designer.Drafts;

/// <summary>One state of the file that is edited: its text, and how it reads.</summary>
/// <param name="Scene">Null where the text has errors.</param>
public sealed record DraftStep(string Text, SceneInfo? Scene, IReadOnlyList<string> Errors, IReadOnlyList<string> Drawn);
