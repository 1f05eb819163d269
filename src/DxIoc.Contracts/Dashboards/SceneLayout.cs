namespace DxIoc.Contracts.Dashboards;

/// <summary>A grid of equal columns and rows, and the place of each tile in it; a tile without a place is not shown.</summary>
/// <param name="Places">By the tile's id.</param>
public sealed record SceneLayout(int Columns, int Rows, IReadOnlyDictionary<string, TilePlace> Places);
