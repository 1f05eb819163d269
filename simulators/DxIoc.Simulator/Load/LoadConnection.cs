using System.Buffers;
using System.Globalization;
using System.Threading.Channels;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Simulator.Load;

/// <summary>
/// One connection with the devices that speak over it. Takes what is due without waiting; what it has taken and is not
/// acknowledged is bounded, and one more is left out. Connects anew for ever, and sends nothing twice.
/// </summary>
internal sealed class LoadConnection : IDisposable
{
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    private readonly LoadOptions _options;
    private readonly LoadPayload _payload;
    private readonly LoadLedger _ledger;
    private readonly LoadClock _clock;
    private readonly TimeProvider _time;
    private readonly string _clientId;
    private readonly Channel<LoadMessage> _due;
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly SemaphoreSlim _window;

    public LoadConnection(int number, LoadOptions options, LoadPayload payload, LoadLedger ledger, LoadClock clock, TimeProvider time)
    {
        (_options, _payload, _ledger, _clock, _time) = (options, payload, ledger, clock, time);
        _clientId = string.Create(CultureInfo.InvariantCulture, $"load-{Environment.ProcessId}-{number}");
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

    /// <exception cref="LoadException">The broker does not let the program in.</exception>
    public async Task ConnectAsync(CancellationToken cancellation)
    {
        try
        {
            var result = await _client.ConnectAsync(_options.Broker.Options(_clientId), cancellation);
            if (result.ResultCode != MqttClientConnectResultCode.Success)
            {
                throw new LoadException($"{_options.Broker} refuses the connection ({result.ResultCode}): check --username and --password-file.");
            }

            await NarrowAsync(result.ReceiveMaximum is > 0 and var room ? room : ushort.MaxValue, cancellation);
        }
        catch (Exception e) when (e is not (OperationCanceledException or LoadException or OutOfMemoryException))
        {
            throw new LoadException($"{_options.Broker} cannot be reached ({e.Message.TrimEnd('.')}): start it, or name another with --broker.", e);
        }
    }

    /// <summary>Sends what is due until there is no more.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await foreach (var message in _due.Reader.ReadAllAsync(cancellation))
        {
            await _window.WaitAsync(cancellation);
            if (!_client.IsConnected)
            {
                await ReconnectAsync(cancellation);
            }

            _ledger.Send(message.Kind, _clock.Elapsed - message.Due);
            _ = PublishAsync(message);
        }
    }

    /// <summary>Nothing more will be due.</summary>
    public void Complete() => _due.Writer.TryComplete();

    public void Dispose()
    {
        _client.Dispose();
        _window.Dispose();
    }

    /// <summary>A broker says how many messages it takes unacknowledged; beyond them it may close the connection.</summary>
    private async Task NarrowAsync(int allowed, CancellationToken cancellation)
    {
        for (var room = _window.CurrentCount; room > allowed; room--)
        {
            await _window.WaitAsync(cancellation);
        }
    }

    private async Task ReconnectAsync(CancellationToken cancellation)
    {
        while (!_client.IsConnected)
        {
            try
            {
                await _client.ConnectAsync(_options.Broker.Options(_clientId), cancellation);
            }
            catch (Exception e) when (e is not OutOfMemoryException && !cancellation.IsCancellationRequested)
            {
                await Task.Delay(Reconnect, _time, cancellation);
            }
        }
    }

    private async Task PublishAsync(LoadMessage message)
    {
        try
        {
            await _client.PublishAsync(new MqttApplicationMessage
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
