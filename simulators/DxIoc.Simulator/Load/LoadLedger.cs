namespace DxIoc.Simulator.Load;

/// <summary>What became of the messages on the sender's side, by kind. Safe for concurrent use.</summary>
internal sealed class LoadLedger
{
    private static readonly int Kinds = Enum.GetValues<LoadKind>().Length;

    private readonly long[] _scheduled = new long[Kinds];
    private readonly long[] _sent = new long[Kinds];
    private readonly long[] _acknowledged = new long[Kinds];
    private long _leftOut;
    private long _broken;

    /// <summary>How late messages went out themselves: what the generator's own machine adds.</summary>
    public Latencies SendDelay { get; } = new();

    /// <summary>From due to acknowledged.</summary>
    public Latencies Acknowledgement { get; } = new();

    public void Schedule(LoadKind kind) => Interlocked.Increment(ref _scheduled[(int)kind]);

    /// <summary>The backlog was full.</summary>
    public void LeaveOut() => Interlocked.Increment(ref _leftOut);

    public void Send(LoadKind kind, TimeSpan delay)
    {
        Interlocked.Increment(ref _sent[(int)kind]);
        SendDelay.Add(delay);
    }

    public void Acknowledge(LoadKind kind, TimeSpan latency)
    {
        Interlocked.Increment(ref _acknowledged[(int)kind]);
        Acknowledgement.Add(latency);
    }

    /// <summary>The connection went under it.</summary>
    public void Break() => Interlocked.Increment(ref _broken);

    public long Scheduled => _scheduled.Sum();

    public long Sent() => _sent.Sum();

    public long Sent(LoadKind kind) => Interlocked.Read(ref _sent[(int)kind]);

    public long Acknowledged() => _acknowledged.Sum();

    public long Acknowledged(LoadKind kind) => Interlocked.Read(ref _acknowledged[(int)kind]);

    public long LeftOut => Interlocked.Read(ref _leftOut);

    public long Broken => Interlocked.Read(ref _broken);

    /// <summary>Whether anything that was sent may still be acknowledged.</summary>
    public bool Waits => Acknowledged() + Broken < Sent();
}
