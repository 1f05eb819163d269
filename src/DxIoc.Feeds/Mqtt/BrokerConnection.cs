using System.Buffers;
using System.Globalization;
using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;
using MQTTnet;
using MQTTnet.Adapter;
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

    private static readonly TimeSpan LongestKeepAlive = TimeSpan.FromSeconds(ushort.MaxValue);
    private static readonly TimeSpan SessionKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly MqttOptions _options;
    private readonly FeedDecoder _decoder;
    private readonly IIntake _intake;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _room;
    private readonly PacedAdapterFactory _channels;
    private readonly IMqttClient _client;
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _subscribed = new(StringComparer.Ordinal);
    private long _acknowledged;
    private volatile int _taking;
    private volatile bool _closing;

    /// <param name="room">For messages that wait, of this connection and those before it. It is not owned here.</param>
    public BrokerConnection(MqttOptions options, FeedDecoder decoder, IIntake intake, SemaphoreSlim room, TimeProvider time)
    {
        (_options, _decoder, _intake, _room, _time) = (options, decoder, intake, room, time);
        _channels = new PacedAdapterFactory(room, Take, time);
        _client = new MqttClientFactory().CreateMqttClient(_channels);
        _client.DisconnectedAsync += DisconnectedAsync;
    }

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

    /// <summary>Why the connection ended, once it has; until then the broker is asked for a sign of life when it is silent.</summary>
    public async Task<string> EndAsync(CancellationToken cancellation)
    {
        var alive = TimeSpan.FromSeconds(_options.KeepAliveSeconds);
        var asked = false;
        while (true)
        {
            try
            {
                return await _ended.Task.WaitAsync(alive / 4, _time, cancellation);
            }
            catch (TimeoutException)
            {
                // It has not ended: time to look whether the broker says anything.
            }

            var silence = _channels.Channel!.Silence;
            if (silence > alive * 2)
            {
                return string.Create(CultureInfo.InvariantCulture, $"the broker has been silent for {silence.TotalSeconds:0} s");
            }

            if (silence > alive && !asked)
            {
                await _channels.Channel.PingAsync(cancellation).WaitAsync(alive, _time, cancellation);
            }

            asked = silence > alive;
        }
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
            // Signs of life are asked for in EndAsync; the client takes "no keep-alive" for one of no length. The broker need not
            // ask: the next connection takes the session over.
            .WithKeepAlivePeriod(LongestKeepAlive)
            // For every answer: a frozen broker still accepts connections, and its word would be awaited for 100 s.
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

    /// <summary>Only hands over: whoever reads from the connection must not wait for the store.</summary>
    private void Take(IMqttChannelAdapter channel, MqttPublishPacket message)
    {
        if (_closing)
        {
            Leave();
            return;
        }

        MqttMetrics.Messages.Add(1);
        Interlocked.Increment(ref _taking);
        _ = TakeAsync(channel, message, Decode(message));
    }

    private async Task TakeAsync(IMqttChannelAdapter channel, MqttPublishPacket packet, IncomingMessage message)
    {
        try
        {
            await _intake.AcceptAsync(message, CancellationToken.None);
            if (packet.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtLeastOnce)
            {
                await channel.SendPacketAsync(new MqttPubAckPacket { PacketIdentifier = packet.PacketIdentifier }, CancellationToken.None);
            }

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
            // The server has stopped, and nobody reads any more.
        }
    }

    private IncomingMessage Decode(MqttPublishPacket message)
    {
        try
        {
            return _decoder.Decode(message.Topic, message.Payload);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fault of the decoder: without an answer the broker would send this message for ever.
            return new IncomingMessage(
                CanonicalTopic.UnknownFeed, message.Topic, message.Payload.ToArray(), [], [new Refusal(RefusalCode.Payload, $"the decoder failed ({e.Message}); report this message", "")]);
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
