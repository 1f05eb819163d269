namespace DxIoc.Wall.Tiles.Trends;

/// <summary>A mark on an axis, or a limit: where, in per cent from the left or the top, and what it says.</summary>
public sealed record TrendMark(string At, string Text, string Kind = "");
