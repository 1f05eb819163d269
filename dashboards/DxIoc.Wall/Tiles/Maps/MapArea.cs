namespace DxIoc.Wall.Tiles.Maps;

/// <summary>An area on the map.</summary>
/// <param name="Level">Of the figure among the areas, 0 to 6; empty where the map shows trouble.</param>
/// <param name="Text">What stands below its name.</param>
public sealed record MapArea(string Area, string Name, string Path, double X, double Y, string Classes, string Level, string Sign, string Text, string Status);
