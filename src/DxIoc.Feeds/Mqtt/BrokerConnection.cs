using System.Buffers;
using System.Globalization;
using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;
using MQTTnet;
using MQTTnet.Adapter;
using MQTTnet.Packets;
using MQTTnet.Protocol;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// One connection to an external broker, from its opening to its end; the session behind it lives on. A message is acknowledged
/// after its durable write, over the connection that it came by: its number means nothing to another. Messages that wait are
/// bounded by not reading on. (Receive Maximum alone does not: mosquitto 2.0 sends more than it when a session goes on.)
/// </summary>
internal sealed class BrokerConnection : IBrokerVoice, IDisposable
{
    /// <summary>Larger than any message that the decoder takes, so that a large one is refused with a reason.</summary>
    private const uint PacketLimit = 1 << 20;

    private static readonly TimeSpan LongestKeepAlive = TimeSpan.FromSeconds(ushort.MaxValue);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <summary>From then on a connection has shown that the broker keeps pace.</summary>
    private static readonly TimeSpan Trial = TimeSpan.FromMinutes(10);

    private readonly BrokerOptions _options;
    private readonly FeedDecoder _decoder;
    private readonly IIntake _intake;
    private readonly TimeProvider _time;
    private readonly BrokerLoad _load;
    private readonly BrokerDoor _door;
    private readonly PacedAdapterFactory _channels;
    private readonly IMqttClient _client;
    private readonly TaskCompletionSource<string> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _subscribed = new(StringComparer.Ordinal);
    private long _acknowledged;
    private volatile int _taking;
    private volatile bool _closing;

    /// <param name="load">Of this connection and those before it. It is not owned here.</param>
    /// <exception cref="FeedException">A file or secret that the options name cannot be used.</exception>
    public BrokerConnection(BrokerOptions options, FeedDecoder decoder, IIntake intake, BrokerLoad load, TimeProvider time)
    {
        (_options, _decoder, _intake, _load, _time) = (options, decoder, intake, load, time);
        _door = new BrokerDoor(options, time);
        _channels = new PacedAdapterFactory(load.Room, Take, time);
        _client = new MqttClientFactory().CreateMqttClient(_channels);
        _client.DisconnectedAsync += DisconnectedAsync;
    }

    /// <summary>Takes what the broker says of itself. Returns at once.</summary>
    public Action<string, ReadOnlySequence<byte>>? Told { get; init; }

    /// <summary>
    /// Null for the server's own session. With it the connection is that of Sparkplug's host application: it starts clean, is kept for no
    /// time, has this will, and brings what Sparkplug's definitions want (specification, 5.3).
    /// </summary>
    public (string Topic, byte[] Payload)? HostWill { get; init; }

    /// <summary>How many times the usual silence the broker may keep while the connection is young.</summary>
    public int Patience { get; init; } = 1;

    /// <summary>True when the connection was given up because the broker said nothing.</summary>
    public bool GivenUp { get; private set; }

    /// <summary>Messages acknowledged to the broker.</summary>
    public long Acknowledged => Interlocked.Read(ref _acknowledged);

    /// <summary>What the broker said of its limits; null before it did, and where it cannot.</summary>
    public BrokerLimits? Limits { get; private set; }

    /// <summary>Connects; true when the broker had the session from before.</summary>
    /// <exception cref="FeedException">The broker does not let the server in.</exception>
    public async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        var connected = await _door.EnterAsync(_client, SessionOptions(), cancellation);
        Limits = _options.IsMqtt5 ? BrokerLimits.Of(connected) : null;
        return connected.IsSessionPresent;
    }

    /// <summary>The topics of the canonical form and of the definitions of this broker, as it is to be asked for them.</summary>
    public IReadOnlyList<string> Wanted() => HostWill is { } will
        ? [.. _decoder.SparkplugFiltersAt(_options.Id), will.Topic]
        : [.. _decoder.FiltersAt(_options.Id).Select(Shared)];

    /// <summary>Asks for topics that it was not asked for yet over this connection.</summary>
    /// <returns>Those that the broker does not give; the others are not held up by them.</returns>
    /// <exception cref="FeedException">The main broker does not let the server subscribe to the canonical form.</exception>
    public async Task<IReadOnlyList<string>> AskAsync(IEnumerable<string> topics, CancellationToken cancellation)
    {
        var denied = new List<string>();
        foreach (var topic in topics.Except(_subscribed).ToList())
        {
            var subscribed = await _door.AnsweredAsync(stop => _client.SubscribeAsync(Asked(topic), stop), cancellation, Speaks);
            if (subscribed.Items.FirstOrDefault()?.ResultCode is not (MqttClientSubscribeResultCode.GrantedQoS1 or MqttClientSubscribeResultCode.GrantedQoS2) and var code)
            {
                var problem = $"it does not let the server subscribe to {topic} with QoS 1 ({code}): allow {_options.ClientId} to read there";
                if (_options.Id == BrokerOptions.Main && IsCanonical(topic))
                {
                    throw new FeedException(problem);
                }

                denied.Add(problem);
            }

            _subscribed.Add(topic);
        }

        return denied;
    }

    /// <summary>Asks for what it says of itself; whether it gives that is its affair.</summary>
    public Task AskSysAsync(CancellationToken cancellation)
    {
        var options = new MqttClientSubscribeOptionsBuilder();
        foreach (var topic in SysBook.Topics)
        {
            options.WithTopicFilter(topic);
        }

        return _door.AnsweredAsync(stop => _client.SubscribeAsync(options.Build(), stop), cancellation, Speaks);
    }

    /// <summary>Gives up topics that it was asked for, over this connection or one before it.</summary>
    public async Task GiveUpAsync(IEnumerable<string> topics, CancellationToken cancellation)
    {
        foreach (var topic in topics.ToList())
        {
            await _door.AnsweredAsync(stop => _client.UnsubscribeAsync(topic, stop), cancellation, Speaks);
            _subscribed.Remove(topic);
        }
    }

    /// <summary>Ends the session at a broker, with its topics and all that waits there. The one that may be open ends by it too.</summary>
    /// <exception cref="FeedException">The broker does not let the server in.</exception>
    public static async Task EndSessionAsync(BrokerOptions options, TimeProvider time, CancellationToken cancellation)
    {
        using var door = new BrokerDoor(options, time);
        using var client = new MqttClientFactory().CreateMqttClient();
        // A session that starts clean and is kept for no time takes the place of the old one and ends with the connection.
        await door.EnterAsync(client, door.Options().WithClientId(options.ClientId).WithCleanStart(true).Build(), cancellation);
        await client.TryDisconnectAsync();
    }

    /// <summary>Why the connection ended, once it has; until then the broker is asked for a sign of life when it is silent.</summary>
    public async Task<string> EndAsync(CancellationToken cancellation)
    {
        var alive = _options.KeepAlive;
        var began = _time.GetTimestamp();
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
            if (silence > alive * 2 * (_time.GetElapsedTime(began) < Trial ? Patience : 1))
            {
                GivenUp = true;
                return string.Create(CultureInfo.InvariantCulture, $"the broker has been silent for {silence.TotalSeconds:0} s");
            }

            if (silence > alive && !asked)
            {
                await _channels.Channel.PingAsync(cancellation).WaitAsync(alive, _time, cancellation);
            }

            asked = silence > alive;
        }
    }

    public Task SayAsync(string topic, byte[] payload, bool lasting, CancellationToken cancellation) => _door.AnsweredAsync(
        stop => _client.PublishAsync(
            new MqttApplicationMessage
            {
                Topic = topic,
                Payload = new ReadOnlySequence<byte>(payload),
                Retain = lasting,
                QualityOfServiceLevel = lasting ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce,
            },
            stop),
        cancellation,
        Speaks);

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
        _door.Dispose();
    }

    /// <summary>Whether anything came from the broker within half a keep-alive.</summary>
    private bool Speaks() => _client.IsConnected && _channels.Channel!.Silence < _options.KeepAlive / 2;

    private string Shared(string filter) => _options.SharedGroup is { } group ? $"$share/{group}/{filter}" : filter;

    private bool IsCanonical(string topic) => topic == Shared(FeedDecoder.CanonicalFilter);

    private MqttClientSubscribeOptions Asked(string topic) => new MqttClientSubscribeOptionsBuilder().WithTopicFilter(f =>
    {
        f.WithTopic(topic).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce);
        if (_options.IsMqtt5 && !IsCanonical(topic))
        {
            // What others retain has no age: at each new subscription it would count as just arrived.
            f.WithRetainHandling(MqttRetainHandling.DoNotSendOnSubscribe);
        }
    }).Build();

    private MqttClientOptions SessionOptions()
    {
        var built = _door.Options()
            .WithClientId(HostWill is null ? _options.ClientId : $"{_options.ClientId}-sparkplug")
            .WithCleanStart(HostWill is not null)
            // Signs of life are asked for in EndAsync; the client takes "no keep-alive" for one of no length. The broker need not
            // ask: the next connection takes the session over.
            .WithKeepAlivePeriod(HostWill is null ? LongestKeepAlive : _options.KeepAlive * 2);
        if (HostWill is { } will)
        {
            built.WithWillTopic(will.Topic).WithWillPayload(will.Payload).WithWillQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).WithWillRetain();
        }

        return _options.IsMqtt5
            ? built.WithSessionExpiryInterval(HostWill is null ? (uint)_options.SessionExpiry.TotalSeconds : 0)
                .WithReceiveMaximum((ushort)_options.PendingLimit)
                .WithMaximumPacketSize(PacketLimit)
                .Build()
            : built.Build();
    }

    /// <summary>Only hands over: whoever reads from the connection must not wait for the store.</summary>
    private void Take(IMqttChannelAdapter channel, MqttPublishPacket message)
    {
        var sys = message.Topic.StartsWith(SysBook.Root, StringComparison.Ordinal);
        if (sys && !_closing)
        {
            Told?.Invoke(message.Topic, message.Payload);
        }

        if (sys || _closing)
        {
            _load.Leave();
            return;
        }

        _load.Begin();
        Interlocked.Increment(ref _taking);
        _ = TakeAsync(channel, message);
    }

    private async Task TakeAsync(IMqttChannelAdapter channel, MqttPublishPacket packet)
    {
        try
        {
            if (IsOld(packet))
            {
                MqttMetrics.RetainedLeftOut.Add(1, MqttMetrics.Broker(_options.Id));
            }
            else
            {
                await _intake.AcceptAsync(_decoder.Decode(packet.Topic, packet.Payload, _options.Id), CancellationToken.None);
            }

            if (packet.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtLeastOnce)
            {
                await channel.SendPacketAsync(new MqttPubAckPacket { PacketIdentifier = packet.PacketIdentifier }, CancellationToken.None);
            }

            Interlocked.Increment(ref _acknowledged);
        }
        catch (IntakeClosedException e)
        {
            // A broker sends again only over a new connection; until then the message would hold its place in flight.
            MqttMetrics.NotAcknowledged.Add(1, MqttMetrics.Broker(_options.Id));
            End($"a message could not be stored and has to be sent again ({e.InnerException?.Message ?? e.Message})");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The connection went; the broker sends the message again, and history knows it.
            MqttMetrics.NotAcknowledged.Add(1, MqttMetrics.Broker(_options.Id));
            End(e.Message);
        }
        finally
        {
            Interlocked.Decrement(ref _taking);
            _load.End();
        }
    }

    /// <summary>What others retain, where the broker cannot be asked to keep it to itself.</summary>
    private bool IsOld(MqttPublishPacket packet) =>
        packet.Retain && !_options.IsMqtt5 && !packet.Topic.StartsWith(FeedDecoder.CanonicalRoot, StringComparison.Ordinal);

    private Task DisconnectedAsync(MqttClientDisconnectedEventArgs args)
    {
        End(args.Reason == MqttClientDisconnectReason.SessionTakenOver
            ? $"another program connected as {_options.ClientId}: give each server a {(_options.Id == BrokerOptions.Main ? "Mqtt:ClientId" : "client-id")} of its own"
            : args.Exception?.Message ?? $"{args.Reason} {args.ReasonString}".TrimEnd());
        return Task.CompletedTask;
    }

    private void End(string reason) => _ended.TrySetResult(reason);
}
