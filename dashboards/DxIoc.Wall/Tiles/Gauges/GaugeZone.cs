namespace DxIoc.Wall.Tiles.Gauges;

/// <summary>A stretch of a gauge's scale, from 0 to 1: "normal", "warning", "critical", or "plain" where nothing is bad.</summary>
public sealed record GaugeZone(string Kind, double From, double To);
