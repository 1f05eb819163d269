namespace DxIoc.Wall.Tiles.AttentionList;

/// <summary>A figure that needs a look.</summary>
/// <param name="Since">Since when it is so, as a time of day; empty where the last 24 hours do not tell.</param>
public sealed record AttentionRow(string Area, string AreaName, TileModel Figure, string Since);
