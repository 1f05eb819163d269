using System.Threading.Channels;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Pull;

/// <summary>
/// A loop for each definition in force that polls; when definitions change, those that are gone stop and new ones begin, and the
/// others go on. Bounded by the definitions' own limit.
/// </summary>
/// <param name="chance">Random numbers, 0 to 1.</param>
public sealed class PollRunner(
    IFeedMappings mappings, FeedDecoder decoder, IIntake intake, IHttpClientFactory clients, TimeProvider time, ILogger<PollRunner> logger, Func<double> chance)
    : BackgroundService
{
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile IReadOnlyDictionary<string, Running> _running = new Dictionary<string, Running>();

    /// <summary>How the fetching of each definition goes, by feed.</summary>
    public ILookup<string, PollInfo> States => _running.Values.ToLookup(r => r.Loop.Feed, r => r.Loop.State, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        mappings.Changed += Note;
        try
        {
            do
            {
                await TakeAsync(stoppingToken);
            }
            while (await _changed.Reader.ReadAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
        finally
        {
            mappings.Changed -= Note;
            await Task.WhenAll(_running.Values.Select(r => r.StopAsync()));
        }
    }

    private void Note(object? sender, EventArgs e) => _changed.Writer.TryWrite(true);

    private async Task TakeAsync(CancellationToken stopping)
    {
        var wanted = new Dictionary<string, FeedMapping>(StringComparer.Ordinal);
        foreach (var mapping in mappings.Current.Polls)
        {
            // Two definitions may read the same answer: each is a poll of its own.
            var key = $"{mapping.Feed} {((PollSource)mapping.Source).Identity}";
            for (var again = 2; !wanted.TryAdd(key, mapping); again++)
            {
                key += $" {again}";
            }
        }

        var next = new Dictionary<string, Running>(StringComparer.Ordinal);
        foreach (var (key, running) in _running)
        {
            if (wanted.Remove(key, out var mapping))
            {
                running.Loop.Take(mapping);
                next.Add(key, running);
            }
            else
            {
                await running.StopAsync();
            }
        }

        foreach (var (key, mapping) in wanted)
        {
            var loop = new PollLoop(mapping, new PollFetcher(clients.CreateClient(PollFetcher.Client), time), intake, decoder, time, chance, logger);
            next.Add(key, new Running(loop, stopping));
        }

        _running = next;
    }

    /// <summary>A loop and what stops it.</summary>
    private sealed class Running
    {
        private readonly CancellationTokenSource _stop;
        private readonly Task _run;

        public Running(PollLoop loop, CancellationToken stopping)
        {
            Loop = loop;
            _stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            _run = Task.Run(() => loop.RunAsync(_stop.Token), CancellationToken.None);
        }

        public PollLoop Loop { get; }

        public async Task StopAsync()
        {
            await _stop.CancelAsync();
            await _run;
            _stop.Dispose();
        }
    }
}
