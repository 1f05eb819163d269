namespace DxIoc.Contracts.Dashboards;

/// <summary>The keys that a kind of tile has besides its id and kind, in the order in which files write them.</summary>
/// <param name="Needed">Those of them that must be there.</param>
public sealed record TileKindInfo(string Kind, IReadOnlyList<string> Keys, IReadOnlyList<string> Needed);
