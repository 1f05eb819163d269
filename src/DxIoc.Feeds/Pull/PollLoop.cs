using System.Globalization;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Logging;

namespace DxIoc.Feeds.Pull;

/// <summary>
/// Fetches one definition again and again, never twice at once, until it is stopped. Owns what is known of its pages and its state.
/// </summary>
internal sealed partial class PollLoop
{
    private readonly IIntake _intake;
    private readonly FeedDecoder _decoder;
    private readonly TimeProvider _time;
    private readonly Func<double> _chance;
    private readonly ILogger _logger;
    private readonly PollFetcher _fetcher;
    private readonly PollPace _pace;
    private PageBook _book = new();
    private FeedMapping? _walked;
    private volatile FeedMapping _mapping;
    private volatile PollInfo _state;

    /// <param name="chance">Random numbers, 0 to 1.</param>
    public PollLoop(FeedMapping mapping, PollFetcher fetcher, IIntake intake, FeedDecoder decoder, TimeProvider time, Func<double> chance, ILogger logger)
    {
        (_mapping, _fetcher, _intake, _decoder, _time, _chance, _logger) = (mapping, fetcher, intake, decoder, time, chance, logger);
        var source = (PollSource)mapping.Source;
        _pace = new PollPace(source.Every);
        _state = new PollInfo(mapping.Name, source.ToString(), source.Every.TotalSeconds, null, null, null, 0, null, 0);
    }

    public string Feed => _mapping.Feed;

    public PollInfo State => _state with { Definition = _mapping.Name };

    /// <summary>The same poll, read otherwise from now on: pages are fetched in full again.</summary>
    public void Take(FeedMapping mapping) => _mapping = mapping;

    public async Task RunAsync(CancellationToken cancellation)
    {
        try
        {
            await WaitAsync(_pace.Before(_chance()), cancellation);
            while (true)
            {
                await WaitAsync(await PollAsync(cancellation), cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    private Task WaitAsync(TimeSpan wait, CancellationToken cancellation)
    {
        _state = _state with { NextAttempt = _time.GetUtcNow() + wait };
        return Task.Delay(wait, _time, cancellation);
    }

    /// <summary>How long to wait then.</summary>
    private async Task<TimeSpan> PollAsync(CancellationToken cancellation)
    {
        var (begun, mapping) = (_time.GetTimestamp(), _mapping);
        _state = _state with { NextAttempt = null };
        var result = await WalkAsync(mapping, cancellation);
        var (took, now) = (_time.GetElapsedTime(begun), _time.GetUtcNow());
        PollMetrics.Count(mapping.Feed, result.Failure is not null ? "failed" : result.Pages == result.Unchanged ? "unchanged" : "good", took);
        if (result.Failure is not { } failure)
        {
            if (_pace.Failures > 0)
            {
                LogRecovered(mapping.Feed, _state.Address, _pace.Failures);
            }

            _state = _state with { LastSuccess = now, Failure = null, FailuresInARow = 0, Unchanged = _state.Unchanged + result.Unchanged };
            return _pace.AfterSuccess(took);
        }

        var wait = _pace.AfterFailure(result.RetryAfter, _chance());
        if (failure != _state.Failure)
        {
            LogFailed(mapping.Feed, _state.Address, failure, wait.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture));
        }

        _state = _state with { LastFailure = now, Failure = failure, FailuresInARow = _pace.Failures, Unchanged = _state.Unchanged + result.Unchanged };
        return wait;
    }

    private async Task<PollResult> WalkAsync(FeedMapping mapping, CancellationToken cancellation)
    {
        if (!ReferenceEquals(mapping, _walked))
        {
            // What was kept was read by another definition.
            (_book, _walked) = (new PageBook(), mapping);
        }

        try
        {
            return await new PollWalk(_fetcher, _book, _time, TakeAsync).GoAsync(mapping, cancellation);
        }
        catch (IntakeClosedException)
        {
            return new PollResult(0, 0, "what came could not be stored; it is fetched again", null);
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            // A loop that ends is a figure that grows old without a word: whatever it was, it is said, and tried again.
            LogBroken(e, mapping.Feed, _state.Address);
            return new PollResult(0, 0, $"it broke off ({e.GetType().Name}): the log has the whole", null);
        }
    }

    /// <summary>A page that has not changed says its figures anew, as of now, unless it has said itself as of when they are.</summary>
    private async ValueTask<PollTaken> TakeAsync(PollPage page, CancellationToken cancellation)
    {
        var message = page.Answer.Unchanged
            ? new IncomingMessage(page.Mapping.Feed, page.Origin, default, page.Known!.Timeless, [])
            : _decoder.Decode(page.Mapping, page.Captured, page.Origin, page.Answer.Body);
        var timeless = message.Good.Where(m => m.Time is null).ToList();
        return message.Good.Count + message.Bad.Count > 0
            && await _intake.AcceptAsync(message, cancellation) is { Stored: 0, Duplicate: 0, Refused: [var first, ..] }
                ? new PollTaken([], $"nothing of the answer could be used, and it is kept with the refused messages: {first.Reason}")
                : new PollTaken(timeless, null);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "PollFailed: {Feed}: {Address}: {Failure}; asked again in {Seconds} s")]
    private partial void LogFailed(string feed, string address, string failure, string seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "PollRecovered: {Feed}: {Address} answers again after {Failures} failed polls")]
    private partial void LogRecovered(string feed, string address, int failures);

    [LoggerMessage(Level = LogLevel.Error, Message = "PollBroken: {Feed}: {Address} broke off")]
    private partial void LogBroken(Exception exception, string feed, string address);
}
