using System.Buffers;
using System.Globalization;
using System.Text;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Simulator.Traffic;

/// <summary>Writes what a broker's topics carry into a stream, with the time of each message's arrival. Subscribes anew when the connection goes.</summary>
internal sealed class Recorder : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly RecordOptions _options;
    private readonly Stream _into;
    private readonly TimeProvider _time;
    private readonly BrokerClient _broker;
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource<Exception?> _full = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly DateTimeOffset _start;
    private readonly long _begun;
    private bool _ended;

    public Recorder(RecordOptions options, Stream into, TimeProvider time)
    {
        (_options, _into, _time) = (options, into, time);
        _start = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        _begun = time.GetTimestamp();
        _broker = new BrokerClient(options.Broker, string.Create(CultureInfo.InvariantCulture, $"record-{Environment.ProcessId}"), time);
        _broker.Client.ApplicationMessageReceivedAsync += WriteAsync;
    }

    public long Count { get; private set; }

    /// <summary>Connections after the first: what came between them is not in the recording.</summary>
    public int Reconnects { get; private set; }

    /// <exception cref="TrafficException">The broker cannot be used, or the file cannot be written on.</exception>
    public async Task RunAsync(Action subscribed, CancellationToken cancellation)
    {
        await _broker.ConnectAsync(cancellation);
        await SubscribeAsync(cancellation);
        subscribed();
        try
        {
            while (!_full.Task.IsCompleted && !(_time.GetElapsedTime(_begun) > _options.Duration))
            {
                await Task.WhenAny(_full.Task, Task.Delay(Look, _time, cancellation));
                cancellation.ThrowIfCancellationRequested();
                if (!_broker.Client.IsConnected)
                {
                    await _broker.ReconnectAsync(cancellation);
                    await SubscribeAsync(cancellation);
                    Reconnects++;
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
        finally
        {
            lock (_gate)
            {
                _ended = true;
            }
        }

        if (_full.Task is { IsCompletedSuccessfully: true, Result: { } failure })
        {
            throw new TrafficException($"{_options.File} cannot be written on ({failure.Message.TrimEnd('.')}): make room, or name another file.", failure);
        }
    }

    public void Dispose() => _broker.Dispose();

    private async Task SubscribeAsync(CancellationToken cancellation)
    {
        foreach (var filter in _options.Filters)
        {
            MqttClientSubscribeResultCode? code;
            try
            {
                var asked = new MqttClientSubscribeOptionsBuilder()
                    .WithTopicFilter(f => f.WithTopic(filter).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.ExactlyOnce).WithRetainAsPublished())
                    .Build();
                code = (await _broker.Client.SubscribeAsync(asked, cancellation)).Items.FirstOrDefault()?.ResultCode;
            }
            catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
            {
                throw new TrafficException($"{_options.Broker} does not give {filter} ({e.Message.TrimEnd('.')}): check --topics.", e);
            }

            if (code is not (MqttClientSubscribeResultCode.GrantedQoS0 or MqttClientSubscribeResultCode.GrantedQoS1 or MqttClientSubscribeResultCode.GrantedQoS2))
            {
                throw new TrafficException($"{_options.Broker} does not give {filter} ({code}): check --topics, and that --username may read there.");
            }
        }
    }

    private Task WriteAsync(MqttApplicationMessageReceivedEventArgs args)
    {
        var (message, offset) = (args.ApplicationMessage, _time.GetElapsedTime(_begun));
        lock (_gate)
        {
            if (_ended || Count >= _options.Limit)
            {
                return Task.CompletedTask;
            }

            var line = RecordedMessage.Of(
                offset, message.Topic, (int)message.QualityOfServiceLevel, message.Retain, message.Payload.ToArray(), Count == 0 ? _start : null);
            try
            {
                _into.Write(Encoding.UTF8.GetBytes(line.Line() + "\n"));
                if (++Count >= _options.Limit)
                {
                    _full.TrySetResult(null);
                }
            }
            catch (IOException e)
            {
                _full.TrySetResult(e);
            }
        }

        return Task.CompletedTask;
    }
}
