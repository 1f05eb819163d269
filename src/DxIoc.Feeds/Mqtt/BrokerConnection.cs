using System.Buffers;
using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// One connection to an external broker, from its opening to its end; the session behind it lives on. A message is acknowledged
/// after its durable write, over the connection that it came by: its number means nothing to another. Messages that wait are
/// bounded by not reading on. (Receive Maximum alone does not: mosquitto 2.0 sends more than it when a session goes on.)
/// </summary>
internal sealed class BrokerConnection : IDisposable
{
    /// <summary>Larger than any message that the decoder takes, so that a large one is refused with a reason.</summary>
    private const uint PacketLimit = 1 << 20;

    private static readonly TimeSpan SessionKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly MqttOptions _options;
    private readonly FeedDecoder _decoder;
    private readonly IIntake _intake;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _room;
    private readonly IMqttClient _client;
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _subscribed = new(StringComparer.Ordinal);
    private long _acknowledged;
    private volatile int _taking;
    private volatile bool _closing;

    public BrokerConnection(MqttOptions options, FeedDecoder decoder, IIntake intake, TimeProvider time)
    {
        (_options, _decoder, _intake, _time) = (options, decoder, intake, time);
        _room = new SemaphoreSlim(options.PendingLimit, options.PendingLimit);
        _client = new MqttClientFactory().CreateMqttClient(new PacedAdapterFactory(_room));
        _client.ApplicationMessageReceivedAsync += ReceiveAsync;
        _client.DisconnectedAsync += DisconnectedAsync;
    }

    /// <summary>Why the connection ended, once it has.</summary>
    public Task<string> Ended => _ended.Task;

    /// <summary>Messages acknowledged to the broker.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>What the broker did not give when the connection was opened.</summary>
    public IReadOnlyList<string> Denied { get; private set; } = [];

    /// <summary>Connects and subscribes; true when the broker had the session from before.</summary>
    /// <exception cref="FeedException">The broker does not let the server in, or does not let it subscribe.</exception>
    public async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        var connected = await _client.ConnectAsync(ClientOptions(), cancellation);
        if (connected.ResultCode != MqttClientConnectResultCode.Success)
        {
            throw new FeedException($"it refuses the connection ({connected.ResultCode} {connected.ReasonString}): check Mqtt:Username and Mqtt:Password");
        }

        Denied = await SubscribeAsync(cancellation);
        return connected.IsSessionPresent;
    }

    /// <summary>
    /// Asks for the topics of the canonical form and of every feed definition, and gives up those of definitions that are gone
    /// since it last asked.
    /// </summary>
    /// <returns>Topics of definitions that the broker does not give; the others are not held up by them.</returns>
    /// <exception cref="FeedException">The broker does not let the server subscribe to the canonical form.</exception>
    public async Task<IReadOnlyList<string>> SubscribeAsync(CancellationToken cancellation)
    {
        var wanted = _decoder.Filters;
        var denied = new List<string>();
        foreach (var filter in wanted.Except(_subscribed).ToList())
        {
            var topic = Shared(filter);
            var options = new MqttClientSubscribeOptionsBuilder().WithTopicFilter(f => f
                .WithTopic(topic)
                .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
                // What others retain has no age: at each new subscription it would count as just arrived.
                .WithRetainHandling(filter == FeedDecoder.CanonicalFilter ? MqttRetainHandling.SendAtSubscribe : MqttRetainHandling.DoNotSendOnSubscribe));
            var subscribed = await _client.SubscribeAsync(options.Build(), cancellation);
            if (subscribed.Items.FirstOrDefault()?.ResultCode is not (MqttClientSubscribeResultCode.GrantedQoS1 or MqttClientSubscribeResultCode.GrantedQoS2) and var code)
            {
                var problem = $"it does not let the server subscribe to {topic} with QoS 1 ({code}): allow {ClientId} to read there";
                if (filter == FeedDecoder.CanonicalFilter)
                {
                    throw new FeedException(problem);
                }

                denied.Add(problem);
            }

            _subscribed.Add(filter);
        }

        foreach (var filter in _subscribed.Except(wanted).ToList())
        {
            await _client.UnsubscribeAsync(Shared(filter), cancellation);
            _subscribed.Remove(filter);
        }

        return denied;
    }

    /// <summary>Takes nothing more, and waits for what is being written, so that it is acknowledged now and not sent again.</summary>
    public async Task DrainAsync(TimeSpan patience)
    {
        _closing = true;
        var start = _time.GetTimestamp();
        while (_taking > 0 && _client.IsConnected && _time.GetElapsedTime(start) < patience)
        {
            await Task.Delay(Look, _time);
        }
    }

    /// <summary>Without DISCONNECT: the broker keeps the session and what comes meanwhile.</summary>
    public void Dispose()
    {
        _closing = true;
        _client.Dispose();
        _room.Dispose();
    }

    private string Shared(string filter) => _options.SharedGroup is { } group ? $"$share/{group}/{filter}" : filter;

    private string ClientId => _options.ClientId ?? MqttOptions.DefaultClientId;

    private MqttClientOptions ClientOptions()
    {
        var uri = new Uri(_options.Broker);
        var tls = uri.Scheme == "mqtts";
        var alive = TimeSpan.FromSeconds(_options.KeepAliveSeconds);
        var built = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer(uri.Host, uri.Port > 0 ? uri.Port : tls ? 8883 : 1883)
            .WithClientId(ClientId)
            .WithCleanStart(false)
            .WithSessionExpiryInterval((uint)SessionKept.TotalSeconds)
            .WithReceiveMaximum((ushort)_options.PendingLimit)
            .WithMaximumPacketSize(PacketLimit)
            .WithKeepAlivePeriod(alive)
            // The client waits this long for each answer, that to a ping included: a frozen broker is noticed after both.
            .WithTimeout(alive);
        if (_options.Username is { } name)
        {
            built.WithCredentials(name, _options.Password ?? "");
        }

        if (tls)
        {
            built.WithTlsOptions(o => o.UseTls());
        }

        return built.Build();
    }

    /// <summary>Only hands over: awaited by the client's receive loop, it must not wait for the store.</summary>
    private Task ReceiveAsync(MqttApplicationMessageReceivedEventArgs args)
    {
        args.AutoAcknowledge = false;
        if (_closing)
        {
            Leave();
        }
        else
        {
            MqttMetrics.Messages.Add(1);
            Interlocked.Increment(ref _taking);
            _ = TakeAsync(args);
        }

        return Task.CompletedTask;
    }

    private async Task TakeAsync(MqttApplicationMessageReceivedEventArgs args)
    {
        try
        {
            await _intake.AcceptAsync(Decode(args.ApplicationMessage), CancellationToken.None);
            await args.AcknowledgeAsync(CancellationToken.None);
            Interlocked.Increment(ref _acknowledged);
        }
        catch (IntakeClosedException e)
        {
            // A broker sends again only over a new connection; until then the message would hold its place in flight.
            MqttMetrics.NotAcknowledged.Add(1);
            End($"a message could not be stored and has to be sent again ({e.InnerException?.Message ?? e.Message})");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The connection went; the broker sends the message again, and history knows it.
            MqttMetrics.NotAcknowledged.Add(1);
            End(e.Message);
        }
        finally
        {
            Interlocked.Decrement(ref _taking);
            Leave();
        }
    }

    private void Leave()
    {
        try
        {
            _room.Release();
        }
        catch (ObjectDisposedException)
        {
            // The connection is gone, and nobody reads from it any more.
        }
    }

    private IncomingMessage Decode(MqttApplicationMessage message)
    {
        var payload = message.Payload.ToArray();
        try
        {
            return _decoder.Decode(message.Topic, payload);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault of the decoder: without an answer the broker would send this message for ever.
            return new IncomingMessage(
                CanonicalTopic.UnknownFeed, message.Topic, payload, [], [new Refusal(RefusalCode.Payload, $"the decoder failed ({e.Message}); report this message", "")]);
        }
    }

    private Task DisconnectedAsync(MqttClientDisconnectedEventArgs args)
    {
        End(args.Reason == MqttClientDisconnectReason.SessionTakenOver
            ? $"another program connected as {ClientId}: give each server a Mqtt:ClientId of its own"
            : args.Exception?.Message ?? $"{args.Reason} {args.ReasonString}".TrimEnd());
        return Task.CompletedTask;
    }

    private void End(string reason) => _ended.TrySetResult(reason);
}
