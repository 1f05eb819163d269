namespace DxIoc.Wall.Tiles.HeatMaps;

/// <summary>A day of 24 hours.</summary>
public sealed record HeatDay(string Name, bool Today, Rows<HeatCell> Hours);
