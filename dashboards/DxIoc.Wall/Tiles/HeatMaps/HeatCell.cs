namespace DxIoc.Wall.Tiles.HeatMaps;

/// <summary>One hour of one day. Level 0 to 6 by value, "w" and "c" beyond the limits, "none" without one, "later" for what is to come.</summary>
public sealed record HeatCell(string Level, string Text);
