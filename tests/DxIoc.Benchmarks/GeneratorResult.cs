namespace DxIoc.Benchmarks;

/// <summary>What a generator's run came to; latencies from publish to acknowledgement, of the slowest connection.</summary>
internal sealed record GeneratorResult(long Sent, long Acknowledged, double Seconds, double AckP50, double AckP99, long Junk);
