namespace DxIoc.Wall.Map;

/// <summary>An area's outline in the drawing's own units, and where its name stands.</summary>
public sealed record MapShape(string Area, string Name, string Path, double LabelX, double LabelY);
