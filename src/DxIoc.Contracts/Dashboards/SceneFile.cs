namespace DxIoc.Contracts.Dashboards;

/// <summary>What the designer begins with: the file of a scene, and what may be written there.</summary>
/// <param name="File">The file that a save writes.</param>
/// <param name="Version">Of the text, to be named when it is saved; empty where there is no file yet.</param>
/// <param name="Shipped">True where the file is the program's own: a save makes a copy that stands in its place.</param>
/// <param name="CanSave">Null where this server takes scenes from the page; otherwise why not.</param>
/// <param name="EmbedHosts">Hosts whose pages a tile may show.</param>
public sealed record SceneFile(
    string File, string Version, bool Shipped, string? CanSave, SceneDraft Draft, IReadOnlyList<TileKindInfo> Kinds, IReadOnlyList<string> EmbedHosts);
