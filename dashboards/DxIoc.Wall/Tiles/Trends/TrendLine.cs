namespace DxIoc.Wall.Tiles.Trends;

/// <summary>One line of a trend chart.</summary>
/// <param name="Path">In a box of 1,000 × 300; gaps stay gaps.</param>
/// <param name="Ghost">The same hours of the week before; empty where there are none.</param>
public sealed record TrendLine(string Name, string Area, TileModel Figure, string Path, string Ghost);
