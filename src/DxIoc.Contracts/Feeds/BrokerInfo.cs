namespace DxIoc.Contracts.Feeds;

/// <summary>An external broker, and how the server stands with it.</summary>
public sealed record BrokerInfo
{
    /// <summary>As in its definition; "main" for the one of Mqtt:Broker.</summary>
    public required string Id { get; init; }

    public required string Address { get; init; }

    /// <summary>"5" or "3.1.1".</summary>
    public required string Protocol { get; init; }

    public required bool Connected { get; init; }

    /// <summary>UTC: since when it is connected, or away.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Why it is away; null while it is connected, and before the first attempt has ended.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the broker still had the session at the last connection; null before the first.</summary>
    public bool? SessionKept { get; init; }

    /// <summary>Messages received from it since the server started.</summary>
    public long Received { get; init; }

    /// <summary>Messages that wait for the durable write now.</summary>
    public int Waiting { get; init; }

    /// <summary>Beyond which it is not read on.</summary>
    public int WaitingLimit { get; init; }

    /// <summary>Topics that it does not give, each with what to do.</summary>
    public IReadOnlyList<string> NotGiven { get; init; } = [];

    /// <summary>Promises that its limits make hollow, each with what to do.</summary>
    public IReadOnlyList<string> Hollow { get; init; } = [];
}
