using System.Buffers;
using System.Globalization;
using System.Threading.Channels;
using DxIoc.Simulator.Traffic;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Simulator.Load;

/// <summary>
/// One connection with the devices that speak over it. Takes what is due without waiting; what it has taken and is not
/// acknowledged is bounded, and one more is left out. Connects anew for ever, and sends nothing twice.
/// </summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly LoadOptions _options;
    private readonly LoadPayload _payload;
    private readonly LoadLedger _ledger;
    private readonly LoadClock _clock;
    private readonly Channel<LoadMessage> _due;
    private readonly BrokerClient _broker;
    private readonly SemaphoreSlim _window;

    public LoadConnection(int number, LoadOptions options, LoadPayload payload, LoadLedger ledger, LoadClock clock, TimeProvider time)
    {
        (_options, _payload, _ledger, _clock) = (options, payload, ledger, clock);
        _broker = new BrokerClient(options.Broker, string.Create(CultureInfo.InvariantCulture, $"load-{Environment.ProcessId}-{number}"), time);
        var share = Math.Max(1, options.Backlog / options.Connections);
        _window = new SemaphoreSlim(Math.Min(share, ushort.MaxValue));
        _due = Channel.CreateBounded<LoadMessage>(share);
    }

    public void Take(in LoadMessage message)
    {
        if (!_due.Writer.TryWrite(message))
        {
            _ledger.LeaveOut();
        }
    }

    /// <exception cref="TrafficException">The broker does not let the program in.</exception>
    public async Task ConnectAsync(CancellationToken cancellation)
    {
        await _broker.ConnectAsync(cancellation);
        for (var room = _window.CurrentCount; room > _broker.Room; room--)
        {
            await _window.WaitAsync(cancellation);
        }
    }

    /// <summary>Sends what is due until there is no more.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await foreach (var message in _due.Reader.ReadAllAsync(cancellation))
        {
            await _window.WaitAsync(cancellation);
            await _broker.ReconnectAsync(cancellation);
            _ledger.Send(message.Kind, _clock.Elapsed - message.Due);
            _ = PublishAsync(message);
        }
    }

    /// <summary>Nothing more will be due.</summary>
    public void Complete() => _due.Writer.TryComplete();

    public void Dispose()
    {
        _broker.Dispose();
        _window.Dispose();
    }

    private async Task PublishAsync(LoadMessage message)
    {
        try
        {
            await _broker.Client.PublishAsync(new MqttApplicationMessage
            {
                Topic = _payload.Topic(message.Device),
                Payload = new ReadOnlySequence<byte>(_payload.Payload(message)),
                QualityOfServiceLevel = (MqttQualityOfServiceLevel)_options.Qos,
            });
            // A reason for which nothing was taken is an answer too: it comes when the refusal is durable.
            _ledger.Acknowledge(message.Kind, _clock.Elapsed - message.Due);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            _ledger.Break();
        }
        finally
        {
            Leave();
        }
    }

    private void Leave()
    {
        try
        {
            _window.Release();
        }
        catch (ObjectDisposedException)
        {
            // The run is over.
        }
    }
}
