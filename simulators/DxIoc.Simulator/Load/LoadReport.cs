namespace DxIoc.Simulator.Load;

/// <summary>What a load came to. Counts are messages, each with one measure; latencies are milliseconds from when a message was due.</summary>
internal sealed record LoadReport
{
    public required string Broker { get; init; }

    public required string Server { get; init; }

    public required string Feed { get; init; }

    public required DateTimeOffset Began { get; init; }

    /// <summary>Until the last message was due, or the load was ended.</summary>
    public required double Seconds { get; init; }

    /// <summary>True when it was ended before its time.</summary>
    public bool EndedEarly { get; init; }

    public required long Scheduled { get; init; }

    public required long Sent { get; init; }

    /// <summary>Due while the backlog was full.</summary>
    public required long LeftOut { get; init; }

    /// <summary>At QoS 0: handed to the socket.</summary>
    public required long Acknowledged { get; init; }

    /// <summary>Sent, and never acknowledged: nobody knows.</summary>
    public required long Unknown { get; init; }

    public required IReadOnlyDictionary<LoadKind, long> AcknowledgedByKind { get; init; }

    public required LoadBooks Books { get; init; }

    /// <summary>Acknowledged as good, and not stored.</summary>
    public required long Lost { get; init; }

    /// <summary>Stored more often than sent.</summary>
    public required long StoredTwice { get; init; }

    /// <summary>What history counts in its minutes, prompt and reordered ones: late ones are in no minute. Null where nothing was watched.</summary>
    public long? Charted { get; init; }

    public required LoadViewing Viewing { get; init; }

    public required LatencyFigures SendDelay { get; init; }

    public required LatencyFigures Acknowledgement { get; init; }

    public required LatencyFigures PublishToHub { get; init; }

    public required ServerCost ServerCost { get; init; }

    /// <summary>Nothing acknowledged is lost, nothing is there twice, and the feed's books balance.</summary>
    public bool Holds => Lost == 0 && StoredTwice == 0 && Books.Balance;
}
