using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Packets;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// MQTTnet's broker in this process, for one machine and up to a thousand clients. A publisher is acknowledged after the
/// durable write: the receive loop only hands messages to the intake, and the send loop of that client holds each PUBACK (or
/// PUBREC) until its message is durable. So one client can have many messages on the way, and clients do not wait for each other.
/// </summary>
internal sealed partial class EmbeddedBroker(
    MqttOptions options, FeedDecoder decoder, IIntake intake, ILogger<EmbeddedBroker> logger) : IHostedService, IMqttEndpoint, IBrokerVoice, IDisposable
{
    private const int SubscriberBacklog = 1_000;

    /// <summary>Tells what the server says itself from what clients say: these can take any name, but not this object.</summary>
    private static readonly IDictionary Own = new Hashtable();

    private readonly ILogger<EmbeddedBroker> _logger = logger;
    private readonly ConcurrentDictionary<string, ClientAcks> _clients = new(StringComparer.Ordinal);
    private MqttServer? _server;

    public int? Port { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var port = options.Port == 0 ? FreePort() : options.Port;
        RequireFree(port);
        var built = new MqttServerOptionsBuilder()
            .WithDefaultEndpoint()
            .WithDefaultEndpointPort(port)
            .WithMaxPendingMessagesPerClient(SubscriberBacklog)
            .WithPendingMessagesOverflowStrategy(MqttPendingMessagesOverflowStrategy.DropOldestQueuedMessage)
            .Build();
        _server = new MqttServerFactory().CreateMqttServer(built, [new NamingServerAdapter()]);
        _server.ValidatingConnectionAsync += ValidateAsync;
        _server.ClientConnectedAsync += ConnectedAsync;
        _server.ClientDisconnectedAsync += DisconnectedAsync;
        _server.InterceptingInboundPacketAsync += InboundAsync;
        _server.InterceptingPublishAsync += PublishAsync;
        _server.InterceptingOutboundPacketAsync += OutboundAsync;
        try
        {
            await _server.StartAsync();
        }
        catch (Exception e) when (e is SocketException or MqttCommunicationException)
        {
            throw PortInUse(port, e);
        }

        Port = port;
        LogListening(port);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_server is { IsStarted: true })
        {
            await _server.StopAsync(new MqttServerStopOptions());
        }
    }

    public Task SayAsync(string topic, byte[] payload, bool lasting, CancellationToken cancellation) => _server!.InjectApplicationMessage(
        new InjectedMqttApplicationMessage(new MqttApplicationMessage
        {
            Topic = topic,
            Payload = new ReadOnlySequence<byte>(payload),
            Retain = lasting,
            QualityOfServiceLevel = lasting ? MqttQualityOfServiceLevel.AtLeastOnce : MqttQualityOfServiceLevel.AtMostOnce,
        })
        {
            CustomSessionItems = Own,
        },
        cancellation);

    /// <summary>Whether a client has still to be told something.</summary>
    public async Task<bool> HasWaitingAsync() =>
        _server is { IsStarted: true } && (await _server.GetSessionsAsync()).Any(s => s.PendingApplicationMessagesCount > 0);

    public void Dispose()
    {
        _server?.Dispose();
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }
    }

    private Task ValidateAsync(ValidatingConnectionEventArgs args)
    {
        if (_clients.Count >= options.ClientLimit && !_clients.ContainsKey(args.ClientId))
        {
            args.ReasonCode = MqttConnectReasonCode.QuotaExceeded;
            args.ReasonString = $"The broker has its {options.ClientLimit} clients.";
        }
        else if (options.Username is { } name && (args.UserName != name || !SamePassword(args.Password)))
        {
            args.ReasonCode = MqttConnectReasonCode.BadUserNameOrPassword;
        }
        else if (string.IsNullOrEmpty(args.ClientId))
        {
            args.AssignedClientIdentifier = $"dxioc-{Guid.NewGuid():N}";
        }

        return Task.CompletedTask;
    }

    private bool SamePassword(string? given) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(options.Password ?? ""));

    private Task ConnectedAsync(ClientConnectedEventArgs args)
    {
        MqttMetrics.Clients.Add(1);
        AcksOf(args.ClientId);
        return Task.CompletedTask;
    }

    private Task DisconnectedAsync(ClientDisconnectedEventArgs args)
    {
        MqttMetrics.Clients.Add(-1);
        if (_clients.TryRemove(args.ClientId, out var acks))
        {
            acks.Dispose();
        }

        return Task.CompletedTask;
    }

    /// <summary>Notes which packet the receive loop of this client is at: the next hook does not know it.</summary>
    private Task InboundAsync(InterceptingPacketEventArgs args)
    {
        if (args.Packet is MqttPublishPacket publish)
        {
            AcksOf(args.ClientId).Current =
                publish.QualityOfServiceLevel == MqttQualityOfServiceLevel.AtMostOnce ? (ushort)0 : publish.PacketIdentifier;
        }

        return Task.CompletedTask;
    }

    private async Task PublishAsync(InterceptingPublishEventArgs args)
    {
        if (ReferenceEquals(args.SessionItems, Own))
        {
            return;
        }

        MqttMetrics.Messages.Add(1, MqttMetrics.Broker(BrokerOptions.Main));
        var acks = AcksOf(args.ClientId);
        try
        {
            await acks.EnterAsync(args.CancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The client went while it waited for room: nothing of this message was taken, and nothing is acknowledged.
            args.ProcessPublish = false;
            return;
        }

        var message = args.ApplicationMessage;
        // A measurement that is retained would come back to each new subscriber as if it were news.
        message.Retain = false;
        acks.Track(intake.AcceptAsync(decoder.Decode(message.Topic ?? "", message.Payload), CancellationToken.None));
    }

    private async Task OutboundAsync(InterceptingPacketEventArgs args)
    {
        if (args.Packet is not (MqttPubAckPacket or MqttPubRecPacket))
        {
            return;
        }

        if (!_clients.TryGetValue(args.ClientId, out var acks)
            || !acks.TryTake(((MqttPacketWithIdentifier)args.Packet).PacketIdentifier, out var outcome))
        {
            // Its connection was taken over or ended meanwhile: nobody can say that the message is durable.
            Withhold(args);
            return;
        }

        try
        {
            Explain(args.Packet, await outcome!);
        }
        catch (IntakeClosedException)
        {
            Withhold(args);
        }
    }

    private void Withhold(InterceptingPacketEventArgs args)
    {
        MqttMetrics.NotAcknowledged.Add(1, MqttMetrics.Broker(BrokerOptions.Main));
        args.ProcessPacket = false;
        LogNotAcknowledged(args.ClientId);
        // The client sends again after it reconnected; from within its own send loop it cannot be disconnected.
        _ = Task.Run(() => _server!.DisconnectClientAsync(args.ClientId, new MqttServerClientDisconnectOptions
        {
            ReasonCode = MqttDisconnectReasonCode.ServerBusy,
        }));
    }

    /// <summary>Tells an MQTT 5 publisher why nothing of its message was taken; MQTT 3.1.1 has no place for it.</summary>
    private static void Explain(MqttPacket packet, IntakeOutcome outcome)
    {
        if (outcome.Refused.Count == 0 || outcome.Stored + outcome.Duplicate > 0)
        {
            return;
        }

        var first = outcome.Refused[0];
        var topic = first.Code is RefusalCode.Topic or RefusalCode.Area;
        if (packet is MqttPubAckPacket ack)
        {
            ack.ReasonCode = topic ? MqttPubAckReasonCode.TopicNameInvalid : MqttPubAckReasonCode.PayloadFormatInvalid;
            ack.ReasonString = first.Reason;
        }
    }

    private ClientAcks AcksOf(string clientId) => _clients.GetOrAdd(clientId, _ => new ClientAcks(options.PendingLimit));

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Any, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>The broker's own listener may share a port that is taken; a publisher would then reach somebody else.</summary>
    private static void RequireFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Any, port) { ExclusiveAddressUse = true };
            probe.Start();
        }
        catch (SocketException e)
        {
            throw PortInUse(port, e);
        }
    }

    private static FeedException PortInUse(int port, Exception e) => new(
        $"MQTT port {port} cannot be opened ({e.Message.TrimEnd('.')}): stop the program that uses it, or choose another with --Mqtt:Port=1884.", e);

    [LoggerMessage(Level = LogLevel.Information, Message = "MqttListening: the embedded broker takes publishers on port {Port}")]
    private partial void LogListening(int port);

    [LoggerMessage(Level = LogLevel.Warning, Message = "NotAcknowledged: a message of {Client} could not be made durable; it is disconnected and sends again")]
    private partial void LogNotAcknowledged(string client);
}
