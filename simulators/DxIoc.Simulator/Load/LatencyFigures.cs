namespace DxIoc.Simulator.Load;

/// <summary>Latencies in milliseconds; all 0 where there was none.</summary>
internal sealed record LatencyFigures(long Count, double P50, double P95, double P99, double Max);
