using System.Globalization;
using System.Text;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Mqtt;
using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Sparkplug;

/// <summary>
/// This server as a host application of Sparkplug B 3.0 at each broker: says its STATE while a definition wants Sparkplug, and asks
/// edge nodes for a rebirth where what they send cannot be read. It holds nothing itself; what is wanted stands in the book.
/// </summary>
internal sealed partial class SparkplugHost(
    SparkplugOptions options, SparkplugBook book, FeedDecoder decoder, TimeProvider time, ILogger<SparkplugHost> logger)
{
    /// <summary>Rebirths asked for in one look: births are large, and a thousand nodes at once would be a flood.</summary>
    private const int RebirthsAtOnce = 20;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly ILogger<SparkplugHost> _logger = logger;

    public string StateTopic { get; } = SparkplugTopic.OfState(options.HostId);

    public static byte[] State(bool online, DateTimeOffset at) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $$"""{"online": {{(online ? "true" : "false")}}, "timestamp": {{at.ToUnixTimeMilliseconds()}}}"""));

    /// <summary>A new connection: what was born before it may have died or been born otherwise meanwhile.</summary>
    public void Begin(string broker) => book.Doubt(broker);

    public void Away(string broker, string reason, double seconds) => LogAway(options.HostId, broker, reason, seconds);

    /// <summary>Serves until cancelled; then says that it goes.</summary>
    /// <param name="since">The time of its birth, which a will that goes with it must have too (specification, 5.3).</param>
    public async Task ServeAsync(string broker, IBrokerVoice voice, DateTimeOffset since, CancellationToken cancellation)
    {
        var said = false;
        using var timer = new PeriodicTimer(Look, time);
        try
        {
            do
            {
                var wanted = decoder.SparkplugFiltersAt(broker).Count > 0;
                if (wanted != said || (wanted && book.TakeContradiction(broker)))
                {
                    await voice.SayAsync(StateTopic, State(wanted, wanted ? since : time.GetUtcNow()), true, cancellation);
                    LogState(options.HostId, wanted);
                    said = wanted;
                }

                foreach (var (group, node) in book.TakeRebirths(broker, RebirthsAtOnce))
                {
                    await voice.SayAsync(SparkplugCommand.TopicOf(group, node), SparkplugCommand.RebirthAt(time.GetUtcNow()), false, cancellation);
                    SparkplugMetrics.Rebirths.Add(1);
                    LogRebirth(group, node);
                }
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            if (said)
            {
                await SayGoodbyeAsync(voice);
            }
        }
    }

    private async Task SayGoodbyeAsync(IBrokerVoice voice)
    {
        try
        {
            await voice.SayAsync(StateTopic, State(false, time.GetUtcNow()), true, CancellationToken.None);
            LogState(options.HostId, false);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNotSaid(options.HostId, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "SparkplugState: host {Host} is online: {Online}")]
    private partial void LogState(string host, bool online);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SparkplugStateNotSaid: host {Host} could not say that it goes: {Reason}; its will says so where it has one")]
    private partial void LogNotSaid(string host, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SparkplugHostAway: host {Host} at {Broker}: {Reason}; tried again in about {Seconds} s")]
    private partial void LogAway(string host, string broker, string reason, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "RebirthAsked: edge node {Group}/{Node} is asked to be born again")]
    private partial void LogRebirth(string group, string node);
}
