using System.Collections.Concurrent;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// One client's messages on their way to the durable write, by packet identifier. Bounded by permits: a client
/// without one is not read on, and that is all it notices.
/// </summary>
internal sealed class ClientAcks(int limit) : IDisposable
{
    private readonly ConcurrentDictionary<ushort, Task<IntakeOutcome>> _byPacket = new();
    private readonly SemaphoreSlim _permits = new(limit, limit);

    /// <summary>The identifier of the packet that the receive loop is at; 0 for one that wants no acknowledgement.</summary>
    public ushort Current { get; set; }

    public Task EnterAsync(CancellationToken cancellation) => _permits.WaitAsync(cancellation);

    /// <summary>Remembers a message whose acknowledgement will come by; gives its permit back when it is durable.</summary>
    public void Track(ValueTask<IntakeOutcome> outcome)
    {
        var settled = SettleAsync(outcome);
        if (Current != 0)
        {
            _byPacket[Current] = settled;
        }
    }

    public bool TryTake(ushort packet, out Task<IntakeOutcome>? outcome) => _byPacket.TryRemove(packet, out outcome);

    public void Dispose() => _permits.Dispose();

    private async Task<IntakeOutcome> SettleAsync(ValueTask<IntakeOutcome> outcome)
    {
        try
        {
            return await outcome.ConfigureAwait(false);
        }
        finally
        {
            Release();
        }
    }

    private void Release()
    {
        try
        {
            _permits.Release();
        }
        catch (ObjectDisposedException)
        {
            // The client has gone meanwhile.
        }
    }
}
