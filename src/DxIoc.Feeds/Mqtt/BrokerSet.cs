using System.Collections.Concurrent;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Sparkplug;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Mqtt;

/// <summary>
/// Every external broker: that of Mqtt:Broker and those of the feed definitions in force. When the definitions change, brokers join,
/// leave or connect anew, and those that stay the same notice nothing. Owns each <see cref="ExternalBroker"/>.
/// </summary>
internal sealed partial class BrokerSet(
    MqttOptions options, IFeedMappings mappings, FeedDecoder decoder, IIntake intake, TimeProvider time, ILoggerFactory loggers, SparkplugHost? host = null)
    : BackgroundService, IBrokerStates
{
    private readonly ILogger<BrokerSet> _logger = loggers.CreateLogger<BrokerSet>();
    private readonly ConcurrentDictionary<string, ExternalBroker> _brokers = new(StringComparer.Ordinal);

    public IReadOnlyList<BrokerInfo> Current =>
        [.. _brokers.Values.Select(b => b.Info).OrderBy(b => b.Id != BrokerOptions.Main).ThenBy(b => b.Id, StringComparer.Ordinal)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(0);
        void Note(object? sender, EventArgs e) => changed.Release();
        mappings.Changed += Note;
        try
        {
            TellLeftBehind(Wanted());
            while (true)
            {
                await FollowAsync(Wanted(), stoppingToken);
                await changed.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
        finally
        {
            mappings.Changed -= Note;
            await Task.WhenAll(_brokers.Values.Select(StopAsync));
        }
    }

    private List<BrokerOptions> Wanted() => [.. options.External() is { } main ? [main] : Array.Empty<BrokerOptions>(), .. mappings.Current.Brokers];

    /// <summary>Brokers join and leave side by side: one that is frozen holds up no other.</summary>
    private Task FollowAsync(List<BrokerOptions> wanted, CancellationToken stopping)
    {
        var gone = _brokers.Values.Where(b => !wanted.Exists(w => w.Id == b.Options.Id));
        var differ = wanted.Where(w => !_brokers.TryGetValue(w.Id, out var runs) || runs.Options != w).ToList();
        return Task.WhenAll(gone.Select(b => EndAsync(b, leave: true, stopping)).Concat(differ.Select(w => ReplaceAsync(w, stopping))));
    }

    private async Task ReplaceAsync(BrokerOptions wanted, CancellationToken stopping)
    {
        if (_brokers.TryGetValue(wanted.Id, out var before))
        {
            await EndAsync(before, leave: before.Options.Session != wanted.Session, stopping);
        }

        var broker = new ExternalBroker(wanted, SessionFile(wanted.Id), decoder, intake, time, loggers.CreateLogger<ExternalBroker>(), host);
        _brokers[wanted.Id] = broker;
        await broker.StartAsync(stopping);
    }

    /// <param name="leave">Whether its session is to end with it.</param>
    private async Task EndAsync(ExternalBroker broker, bool leave, CancellationToken stopping)
    {
        await (leave ? broker.LeaveAsync(stopping) : broker.StopAsync(stopping));
        _brokers.TryRemove(broker.Options.Id, out _);
        broker.Dispose();
    }

    private async Task StopAsync(ExternalBroker broker)
    {
        await broker.StopAsync(CancellationToken.None);
        broker.Dispose();
    }

    private string? SessionFile(string id) => options.SessionFile is { } file ? id == BrokerOptions.Main ? file : $"{file}-{id}" : null;

    /// <summary>Sessions of brokers whose definition went while the server was down: nobody knows the way to them any more.</summary>
    private void TellLeftBehind(List<BrokerOptions> wanted)
    {
        if (options.SessionFile is not { } file || Path.GetDirectoryName(file) is not { } folder || !Directory.Exists(folder))
        {
            return;
        }

        var known = wanted.Select(w => SessionFile(w.Id)).ToHashSet(StringComparer.Ordinal);
        try
        {
            foreach (var mark in Directory.EnumerateFiles(folder, Path.GetFileName(file) + "*").Where(m => !m.EndsWith(".new", StringComparison.Ordinal) && !known.Contains(m)))
            {
                if (SessionMark.NamedBy(mark) is { } session)
                {
                    LogLeftBehind(session, mark);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody can say what was left behind; what is wrong with the folder is told by those who write to it.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "SessionLeftBehind: the session {Session} is used no more and fills until it expires: end it at the broker, and delete {File}")]
    private partial void LogLeftBehind(string session, string file);
}
