namespace DxIoc.Wall.Map;

/// <summary>A device in the drawing's own units.</summary>
public sealed record MapPoint(string Device, double X, double Y);
