using System.Buffers;
using System.Globalization;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Simulator.Traffic;

/// <summary>
/// Sends recorded messages in their order, each when it is due at the speed asked for; what is on its way is bounded, and a broker
/// that does not keep up makes it wait, since a recording is to come whole.
/// </summary>
internal sealed class Replayer : IDisposable
{
    private const int InFlight = 1_000;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private readonly ReplayOptions _options;
    private readonly TimeProvider _time;
    private readonly BrokerClient _broker;
    private readonly SemaphoreSlim _window = new(InFlight);
    private DateTimeOffset? _start;
    private long _sent;
    private long _acknowledged;

    public Replayer(ReplayOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _broker = new BrokerClient(options.Broker, string.Create(CultureInfo.InvariantCulture, $"replay-{Environment.ProcessId}"), time);
    }

    public long Sent => _sent;

    /// <summary>At QoS 0: handed to the socket.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>The most that a message went out after it was due.</summary>
    public TimeSpan WorstDelay { get; private set; }

    /// <exception cref="TrafficException">The broker cannot be used.</exception>
    public async Task RunAsync(IEnumerable<RecordedMessage> messages, CancellationToken cancellation)
    {
        await _broker.ConnectAsync(cancellation);
        var room = Math.Min(InFlight, _broker.Room);
        for (var narrow = InFlight; narrow > room; narrow--)
        {
            await _window.WaitAsync(cancellation);
        }

        var begun = _time.GetTimestamp();
        try
        {
            foreach (var message in messages)
            {
                await UntilDueAsync(message, begun, cancellation);
                await _window.WaitAsync(cancellation);
                await _broker.ReconnectAsync(cancellation);
                _sent++;
                _ = PublishAsync(message, Shifted(message));
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Ended early; what is on its way is awaited all the same.
        }

        for (; room > 0; room--)
        {
            // The client gives each up after its timeout.
            await _window.WaitAsync(CancellationToken.None);
        }
    }

    public void Dispose()
    {
        _broker.Dispose();
        _window.Dispose();
    }

    private async Task UntilDueAsync(RecordedMessage message, long begun, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_options.Speed is not { } speed)
        {
            return;
        }

        var due = TimeSpan.FromMilliseconds(message.Offset / speed);
        while (_time.GetElapsedTime(begun) < due)
        {
            var rest = due - _time.GetElapsedTime(begun);
            await Task.Delay(rest > Tick ? rest : Tick, _time, cancellation);
        }

        var delay = _time.GetElapsedTime(begun) - due;
        WorstDelay = delay > WorstDelay ? delay : WorstDelay;
    }

    private byte[] Shifted(RecordedMessage message)
    {
        var payload = message.Bytes;
        if (!_options.ToNow)
        {
            return payload;
        }

        // Recordings of others say no start: then the first time that is told counts as that of its arrival.
        _start ??= message.Start ?? ShiftedTime.Of(payload)?.AddMilliseconds(-message.Offset);
        return _start is { } start ? ShiftedTime.Shift(payload, _time.GetUtcNow() - start.AddMilliseconds(message.Offset)) : payload;
    }

    private async Task PublishAsync(RecordedMessage message, byte[] payload)
    {
        try
        {
            await _broker.Client.PublishAsync(new MqttApplicationMessage
            {
                Topic = message.Topic,
                Payload = new ReadOnlySequence<byte>(payload),
                QualityOfServiceLevel = (MqttQualityOfServiceLevel)message.Qos,
                Retain = message.Retain,
            });
            Interlocked.Increment(ref _acknowledged);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Sent and not acknowledged: the report says how many.
        }
        finally
        {
            _window.Release();
        }
    }
}
