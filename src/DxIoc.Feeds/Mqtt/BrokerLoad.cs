namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// What one broker has on its way into the store, over all of its connections: bounded by the places in its room, which are its own, so
/// that no other broker waits for it. Safe for concurrent use.
/// </summary>
internal sealed class BrokerLoad(string broker, int limit) : IDisposable
{
    private readonly KeyValuePair<string, object?> _broker = MqttMetrics.Broker(broker);
    private long _received;
    private int _waiting;

    /// <summary>A place for each message that waits, and one for whoever reads on.</summary>
    public SemaphoreSlim Room { get; } = new(limit, limit);

    public long Received => Interlocked.Read(ref _received);

    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>A message that has its place already.</summary>
    public void Begin()
    {
        Interlocked.Increment(ref _received);
        Interlocked.Increment(ref _waiting);
        MqttMetrics.Messages.Add(1, _broker);
        MqttMetrics.Waiting.Add(1, _broker);
    }

    public void End()
    {
        Interlocked.Decrement(ref _waiting);
        MqttMetrics.Waiting.Add(-1, _broker);
        Leave();
    }

    /// <summary>Gives a place back that no message used.</summary>
    public void Leave()
    {
        try
        {
            Room.Release();
        }
        catch (ObjectDisposedException)
        {
            // The server has stopped, and nobody reads any more.
        }
    }

    public void Dispose() => Room.Dispose();
}
