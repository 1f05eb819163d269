namespace DxIoc.Contracts.Dashboards;

/// <summary>A rectangle in a grid; column and row begin at 1.</summary>
public sealed record TilePlace(int Column, int Row, int Width, int Height);
