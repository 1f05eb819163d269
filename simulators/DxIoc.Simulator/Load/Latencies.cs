using HdrHistogram;

namespace DxIoc.Simulator.Load;

/// <summary>Latencies to three digits, from a microsecond to an hour: 200 KiB whatever their number. Safe for concurrent use.</summary>
internal sealed class Latencies
{
    private const long LongestMicros = 3_600_000_000;

    private readonly LongHistogram _histogram = new(LongestMicros, 3);
    private readonly Lock _gate = new();

    public void Add(TimeSpan latency, long count = 1)
    {
        var micros = Math.Clamp(latency.Ticks / TimeSpan.TicksPerMicrosecond, 0, LongestMicros);
        lock (_gate)
        {
            _histogram.RecordValueWithCount(micros, count);
        }
    }

    public LatencyFigures Figures()
    {
        lock (_gate)
        {
            return _histogram.TotalCount == 0
                ? new LatencyFigures(0, 0, 0, 0, 0)
                : new LatencyFigures(_histogram.TotalCount, At(50), At(95), At(99), At(100));
        }
    }

    private double At(double percentile) => _histogram.GetValueAtPercentile(percentile) / 1_000.0;
}
