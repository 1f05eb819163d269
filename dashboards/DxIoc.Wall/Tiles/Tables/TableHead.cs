namespace DxIoc.Wall.Tiles.Tables;

/// <summary>A column of a table.</summary>
public sealed record TableHead(string Name, string Unit);
