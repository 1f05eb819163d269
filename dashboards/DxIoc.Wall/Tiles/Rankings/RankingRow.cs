namespace DxIoc.Wall.Tiles.Rankings;

/// <summary>One area of a ranking.</summary>
/// <param name="Share">Of the longest bar, 0 to 1.</param>
/// <param name="Own">True for the area that the scene is about.</param>
public sealed record RankingRow(string Area, string Name, TileModel Figure, double Share, bool Own);
