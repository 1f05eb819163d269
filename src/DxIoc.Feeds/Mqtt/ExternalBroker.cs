using System.Buffers;
using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Formatter;
using MQTTnet.Protocol;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// A session at an external broker that outlives this process: messages are acknowledged to it after the durable write, so
/// that what was not stored comes again. Reconnects for ever, with growing pauses.
/// </summary>
internal sealed partial class ExternalBroker(
    MqttOptions options, CanonicalDecoder decoder, IIntake intake, TimeProvider time, ILogger<ExternalBroker> logger)
    : BackgroundService, IMqttEndpoint
{
    private const ushort ReceiveMaximum = 2_000;
    private static readonly TimeSpan SessionKept = TimeSpan.FromDays(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly ILogger<ExternalBroker> _logger = logger;

    public int? Port => null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        client.ApplicationMessageReceivedAsync += ReceiveAsync;
        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!client.IsConnected)
                {
                    await client.ConnectAsync(Options(), stoppingToken);
                    await client.SubscribeAsync(
                        options.SharedGroup is { } group ? $"$share/{group}/ioc/#" : "ioc/#",
                        MqttQualityOfServiceLevel.AtLeastOnce,
                        stoppingToken);
                    LogConnected(options.Broker);
                    pause = ShortestPause;
                }

                await Task.Delay(ShortestPause, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                LogAway(options.Broker, e.Message, pause.TotalSeconds);
                await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), time, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }

        // No DISCONNECT that would end the session: the broker keeps what comes meanwhile.
    }

    private MqttClientOptions Options()
    {
        var uri = new Uri(options.Broker);
        var tls = uri.Scheme == "mqtts";
        var built = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V500)
            .WithTcpServer(uri.Host, uri.Port > 0 ? uri.Port : tls ? 8883 : 1883)
            .WithClientId(options.ClientId ?? "dxioc")
            .WithCleanStart(false)
            .WithSessionExpiryInterval((uint)SessionKept.TotalSeconds)
            .WithReceiveMaximum(ReceiveMaximum)
            .WithKeepAlivePeriod(TimeSpan.FromSeconds(10));
        if (options.Username is { } name)
        {
            built.WithCredentials(name, options.Password ?? "");
        }

        if (tls)
        {
            built.WithTlsOptions(o => o.UseTls());
        }

        return built.Build();
    }

    private Task ReceiveAsync(MqttApplicationMessageReceivedEventArgs args)
    {
        args.AutoAcknowledge = false;
        MqttMetrics.Messages.Add(1);
        var decoded = decoder.Decode(args.ApplicationMessage.Topic, args.ApplicationMessage.Payload.ToArray());
        var accepted = intake.AcceptAsync(decoded, CancellationToken.None);
        _ = AcknowledgeAsync(args, accepted);
        return Task.CompletedTask;
    }

    private async Task AcknowledgeAsync(MqttApplicationMessageReceivedEventArgs args, ValueTask<IntakeOutcome> accepted)
    {
        try
        {
            await accepted;
            await args.AcknowledgeAsync(CancellationToken.None);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Not stored, or the connection went: the broker sends the message again to the session.
            MqttMetrics.NotAcknowledged.Add(1);
            LogNotAcknowledged(e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "BrokerConnected: {Broker}")]
    private partial void LogConnected(string broker);

    [LoggerMessage(Level = LogLevel.Warning, Message = "BrokerAway: {Broker}: {Reason}; tried again in about {Seconds} s")]
    private partial void LogAway(string broker, string reason, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "NotAcknowledged: a message was not acknowledged to the broker: {Reason}")]
    private partial void LogNotAcknowledged(string reason);
}
