using DxIoc.Contracts.Feeds;

namespace DxIoc.Feeds.Mqtt;

/// <summary>How the server stands with its external brokers.</summary>
public interface IBrokerStates
{
    /// <summary>The main one first, then by id; empty where the embedded broker is the only one.</summary>
    IReadOnlyList<BrokerInfo> Current { get; }
}
