using System.Buffers;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Sparkplug;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// A session at one external broker that outlives this process: messages are acknowledged to it after the durable write, so
/// that what was not stored comes again. Connects anew for ever, with growing pauses while nothing is stored. Knows of no other broker.
/// </summary>
/// <param name="sessionFile">Where to remember the session; null for not at all.</param>
/// <param name="host">Null where no edge nodes of Sparkplug are heard here.</param>
internal sealed partial class ExternalBroker(
    BrokerOptions options, string? sessionFile, FeedDecoder decoder, IIntake intake, TimeProvider time, ILogger<ExternalBroker> logger, SparkplugHost? host = null)
    : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);
    private const int MostPatience = 8;

    private readonly ILogger<ExternalBroker> _logger = logger;
    private readonly BrokerLoad _load = new(options.Id, options.PendingLimit);
    private readonly SessionMark _mark = new(sessionFile, options);
    private readonly SysBook _sys = new();
    private bool _asksSys = true;

    /// <summary>
    /// A broker on a slow disk may take a minute over the acknowledgements of what was in flight, and say nothing meanwhile. Given up, it
    /// sends all of that again, and comes no further than before: each time it had served, the next connection waits twice as long.
    /// </summary>
    private int _patience = 1;

    /// <summary>Written by the one loop alone.</summary>
    private volatile BrokerInfo _standing = new()
    {
        Id = options.Id, Address = options.Url, Protocol = options.Protocol, Connected = false, Since = time.GetUtcNow(), WaitingLimit = options.PendingLimit,
    };

    public BrokerOptions Options => options;

    /// <summary>How the server stands with it now.</summary>
    public BrokerInfo Info => _standing with
    {
        Received = _load.Received, Waiting = _load.Waiting, Hollow = _sys.Broken is { } broken ? [.. _standing.Hollow, broken] : _standing.Hollow,
    };

    /// <summary>Stops, and ends the session at the broker: nothing is to wait there for a server that does not come back.</summary>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        await StopAsync(cancellation);
        try
        {
            await BrokerConnection.EndSessionAsync(options, time, cancellation);
            _mark.Remove();
            LogLeft(options.Name);
        }
        catch (FeedException e)
        {
            LogNotLeft(options.Name, e.Message, options.ClientId);
        }
    }

    public override void Dispose()
    {
        base.Dispose();
        _load.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => host is null
        ? RunAsync(stoppingToken)
        : Task.WhenAll(RunAsync(stoppingToken), new HostSession(options, host, decoder, intake, _load, time).RunAsync(stoppingToken));

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        MqttMetrics.Connected.Add(0, MqttMetrics.Broker(options.Id));
        if (_mark.Other is { } other)
        {
            LogLeftBehind(other);
        }

        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            var (reason, served) = await ServeAsync(stoppingToken);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            pause = served ? ShortestPause : pause;
            Away(reason);
            LogAway(options.Name, reason, pause.TotalSeconds);
            await Task.Delay(pause * (0.5 + Random.Shared.NextDouble()), time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>One connection to its end: why it ended, and whether anything was stored by it.</summary>
    private async Task<(string Reason, bool Served)> ServeAsync(CancellationToken stopping)
    {
        BrokerConnection? connection = null;
        try
        {
            connection = new BrokerConnection(options, decoder, intake, _load, time) { Told = Hear, Patience = _patience };
            var kept = await connection.OpenAsync(stopping);
            Judge(connection.Limits, kept);
            await SubscribeAsync(connection, stopping);
            Greet(kept);
            try
            {
                var reason = await FollowAsync(connection, stopping);
                _patience = connection is { GivenUp: true, Acknowledged: > 0 } ? Math.Min(_patience * 2, MostPatience) : 1;
                return (reason, connection.Acknowledged > 0);
            }
            finally
            {
                MqttMetrics.Connected.Add(-1, MqttMetrics.Broker(options.Id));
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await (connection?.DrainAsync(StopPatience) ?? Task.CompletedTask);
            return ("the server stops", true);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (e.Message, false);
        }
        finally
        {
            connection?.Dispose();
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
            await AskSysAsync(connection, stopping);
            // Once more: what changed before it was noted.
            await SubscribeAsync(connection, stopping);
            while (true)
            {
                var news = changed.WaitAsync(left.Token);
                if (await Task.WhenAny(ended, news) == ended)
                {
                    return await ended;
                }

                await news;
                await SubscribeAsync(connection, stopping);
            }
        }
        finally
        {
            decoder.FiltersChanged -= Note;
            await left.CancelAsync();
        }
    }

    /// <summary>
    /// Asks for what is wanted and gives up what is not, also what an earlier process asked for. What is asked for is remembered before,
    /// what is given up until after: whatever ends in between, nothing is forgotten that the session has.
    /// </summary>
    private async Task SubscribeAsync(BrokerConnection connection, CancellationToken stopping)
    {
        var wanted = connection.Wanted();
        var old = _mark.Topics.Except(wanted).ToList();
        Mark([.. wanted, .. old]);
        var denied = await connection.AskAsync(wanted, stopping);
        await connection.GiveUpAsync(old, stopping);
        Mark(wanted);
        foreach (var problem in denied)
        {
            LogNotSubscribed(options.Name, problem);
        }

        if (denied.Count > 0)
        {
            _standing = _standing with { NotGiven = [.. _standing.NotGiven, .. denied] };
        }
    }

    /// <summary>A broker that ends the connection for such a question is not asked again.</summary>
    private async Task AskSysAsync(BrokerConnection connection, CancellationToken stopping)
    {
        if (!_asksSys)
        {
            return;
        }

        _asksSys = false;
        await connection.AskSysAsync(stopping);
        _asksSys = true;
    }

    private void Hear(string topic, ReadOnlySequence<byte> payload)
    {
        var before = _sys.Version;
        if (!_sys.Take(topic, payload.ToArray()))
        {
            return;
        }

        if (before is null && _sys.Version is { } version && version.StartsWith("mosquitto", StringComparison.OrdinalIgnoreCase))
        {
            LogPersistenceUnknown(options.Name, version);
        }
        else if (_sys.Broken is { } broken)
        {
            LogHollow(options.Name, broken);
        }
    }

    private void Mark(IReadOnlyList<string> topics)
    {
        if (_mark.Set(topics) is { } problem)
        {
            LogNotMarked(problem);
        }
    }

    /// <summary>Which promises this broker cannot keep, or did not.</summary>
    private void Judge(BrokerLimits? limits, bool kept)
    {
        var hollow = limits?.Hollow(options) ?? [];
        foreach (var promise in hollow.Except(_standing.Hollow))
        {
            LogHollow(options.Name, promise);
        }

        _standing = _standing with { NotGiven = [], Hollow = hollow };
        if (!kept && _mark.Expected)
        {
            MqttMetrics.SessionsLost.Add(1, MqttMetrics.Broker(options.Id));
            LogSessionLost(options.Name);
        }
    }

    private void Greet(bool kept)
    {
        MqttMetrics.Connected.Add(1, MqttMetrics.Broker(options.Id));
        LogConnected(options.Name, kept ? "goes on" : "begins");
        _standing = _standing with { Connected = true, Since = time.GetUtcNow(), Reason = null, SessionKept = kept };
    }

    private void Away(string reason) => _standing = _standing with
    {
        Connected = false, Since = _standing.Connected ? time.GetUtcNow() : _standing.Since, Reason = reason,
    };
}
