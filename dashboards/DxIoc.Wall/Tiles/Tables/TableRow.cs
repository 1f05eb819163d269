namespace DxIoc.Wall.Tiles.Tables;

/// <summary>An area of a table.</summary>
/// <param name="Own">True for the area that the scene is about.</param>
/// <param name="Cells">Null where the area has no such figure.</param>
public sealed record TableRow(string Area, string Name, bool Own, Rows<TileModel?> Cells);
