using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// A session at an external broker that outlives this process: messages are acknowledged to it after the durable write, so
/// that what was not stored comes again. Connects anew for ever, with growing pauses while nothing is stored.
/// </summary>
internal sealed partial class ExternalBroker(
    MqttOptions options, FeedDecoder decoder, IIntake intake, TimeProvider time, ILogger<ExternalBroker> logger)
    : BackgroundService, IMqttEndpoint
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    private readonly ILogger<ExternalBroker> _logger = logger;
    private readonly SemaphoreSlim _room = new(options.PendingLimit, options.PendingLimit);
    private readonly SessionMark _mark = new(options);

    public int? Port => null;

    public override void Dispose()
    {
        base.Dispose();
        _room.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            var (reason, served) = await ServeAsync(stoppingToken);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            pause = served ? ShortestPause : pause;
            LogAway(options.Broker, reason, pause.TotalSeconds);
            await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>One connection to its end: why it ended, and whether anything was stored by it.</summary>
    private async Task<(string Reason, bool Served)> ServeAsync(CancellationToken stopping)
    {
        using var connection = new BrokerConnection(options, decoder, intake, _room, time);
        try
        {
            Greet(await connection.OpenAsync(stopping));
            MqttMetrics.Connected.Add(1);
            try
            {
                return (await FollowAsync(connection, stopping), connection.Acknowledged > 0);
            }
            finally
            {
                MqttMetrics.Connected.Add(-1);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await connection.DrainAsync(StopPatience);
            return ("the server stops", true);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (e.Message, false);
        }
    }

    /// <summary>Stays subscribed to what the feed definitions want, until the connection ends; why it does.</summary>
    private async Task<string> FollowAsync(BrokerConnection connection, CancellationToken stopping)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var ended = connection.EndAsync(left.Token);
        using var changed = new SemaphoreSlim(0);
        void Note(object? sender, EventArgs e) => changed.Release();
        decoder.FiltersChanged += Note;
        try
        {
            Tell(connection.Denied);
            // Once more: what changed before it was noted.
            Tell(await connection.SubscribeAsync(stopping));
            while (true)
            {
                var news = changed.WaitAsync(left.Token);
                if (await Task.WhenAny(ended, news) == ended)
                {
                    return await ended;
                }

                await news;
                Tell(await connection.SubscribeAsync(stopping));
            }
        }
        finally
        {
            decoder.FiltersChanged -= Note;
            await left.CancelAsync();
        }
    }

    private void Tell(IReadOnlyList<string> denied)
    {
        foreach (var problem in denied)
        {
            LogNotSubscribed(options.Broker, problem);
        }
    }

    private void Greet(bool sessionPresent)
    {
        if (!sessionPresent && _mark.Expected)
        {
            MqttMetrics.SessionsLost.Add(1);
            LogSessionLost(options.Broker);
        }

        LogConnected(options.Broker, sessionPresent ? "goes on" : "begins");
        if (_mark.Set() is { } problem)
        {
            LogNotMarked(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "BrokerConnected: {Broker}; the session {Session}")]
    private partial void LogConnected(string broker, string session);

    [LoggerMessage(Level = LogLevel.Warning, Message = "BrokerAway: {Broker}: {Reason}; tried again in about {Seconds} s")]
    private partial void LogAway(string broker, string reason, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "FeedNotSubscribed: {Broker}: {Problem}; asked again when the server connects anew")]
    private partial void LogNotSubscribed(string broker, string problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SessionLost: {Broker} kept no session of this server: what was published while the two were apart is lost unless its senders kept it; see that the broker's persistence is on")]
    private partial void LogSessionLost(string broker);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SessionNotMarked: {Problem}; a session that is lost while the server is down will not be noticed")]
    private partial void LogNotMarked(string problem);
}
