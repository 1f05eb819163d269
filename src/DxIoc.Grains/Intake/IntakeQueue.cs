using System.Threading.Channels;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;

namespace DxIoc.Grains.Intake;

/// <summary>
/// The door behind <see cref="IIntake"/>: admits, gathers messages into durable writes, then keeps the promise to
/// their senders and passes what was new to the cells. One writer; the queue is bounded and a full one makes senders wait.
/// </summary>
public sealed partial class IntakeQueue : BackgroundService, IIntake
{
    private static readonly TimeSpan RetryAfterFailure = TimeSpan.FromMilliseconds(200);
    private static readonly IReadOnlyList<Refusal> NoRefusals = [];

    private readonly Channel<PendingMessage> _queue;
    private readonly ObjectPool<PendingMessage> _pending;
    private readonly IHistory _history;
    private readonly CellDispatcher _dispatcher;
    private readonly FeedBooks _books;
    private readonly DeviceBooks _devices;
    private readonly RefusedBook _refused;
    private readonly AdmissionRule _admission;
    private readonly ICatalogueSource _catalogue;
    private readonly ArrivalClock _arrivals;
    private readonly TimeProvider _time;
    private readonly IntakeOptions _options;
    private readonly TimeSpan _retention;
    private readonly ILogger<IntakeQueue> _logger;

    public IntakeQueue(
        IHistory history,
        HistoryOptions historyOptions,
        CellDispatcher dispatcher,
        FeedBooks books,
        DeviceBooks devices,
        RefusedBook refused,
        AdmissionRule admission,
        ICatalogueSource catalogue,
        TimeProvider time,
        IntakeOptions options,
        ILogger<IntakeQueue> logger)
    {
        _history = history;
        _dispatcher = dispatcher;
        _books = books;
        _devices = devices;
        _refused = refused;
        _admission = admission;
        _catalogue = catalogue;
        _arrivals = new ArrivalClock(time);
        _time = time;
        _options = options;
        _retention = TimeSpan.FromDays(historyOptions.RawDays);
        _logger = logger;
        _pending = PendingMessage.Pool(options.QueueLimit);
        _queue = Channel.CreateBounded<PendingMessage>(new BoundedChannelOptions(options.QueueLimit)
        {
            FullMode = BoundedChannelFullMode.Wait,
            SingleReader = true,
        });
    }

    public ValueTask<IntakeOutcome> AcceptAsync(IncomingMessage message, CancellationToken cancellation)
    {
        var pending = Admit(message);
        if (pending.Parts == 0)
        {
            pending.Settle(0);
            return pending.Outcome;
        }

        // Read beforehand: once it is queued it may be settled and lent to another message at any moment.
        var outcome = pending.Outcome;
        return _queue.Writer.TryWrite(pending) ? outcome : WaitAsync(pending, cancellation);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        // Senders that already wait are written and acknowledged; later ones are turned away.
        _queue.Writer.TryComplete();
        if (ExecuteTask is { } writing)
        {
            await writing.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _dispatcher.DrainAsync(cancellationToken);
        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var batch = new List<PendingMessage>();
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            batch.Clear();
            await GatherAsync(batch);
            await WriteAsync(batch);
        }
    }

    /// <summary>The queue is full or closed.</summary>
    private async ValueTask<IntakeOutcome> WaitAsync(PendingMessage pending, CancellationToken cancellation)
    {
        var outcome = pending.Outcome;
        try
        {
            await _queue.Writer.WriteAsync(pending, cancellation);
        }
        catch (ChannelClosedException e)
        {
            pending.Fail(e);
        }
        catch (OperationCanceledException)
        {
            pending.Account.GiveBack(pending.Parts);
            throw;
        }

        return await outcome;
    }

    private PendingMessage Admit(in IncomingMessage message)
    {
        var arrived = _arrivals.Next();
        var catalogue = _catalogue.Current;
        var pending = _pending.Get();
        List<Refusal>? refused = null;
        // By index: an enumerator of an interface is made anew for each message.
        for (var i = 0; i < message.Good.Count; i++)
        {
            if (_admission.Admit(message.Good[i], catalogue, arrived, _retention, out var refusal) is { } observation)
            {
                pending.Add(observation);
            }
            else
            {
                (refused ??= []).Add(refusal!);
                if (refusal!.Code is RefusalCode.Future or RefusalCode.TooOld)
                {
                    _devices.NoteUnbelieved(message.Good[i], arrived);
                }
            }
        }

        if (message.Bad.Count > 0)
        {
            (refused ??= []).AddRange(message.Bad);
        }

        // A name that is only ever refused must not take a real feed's place in the books.
        var listed = catalogue.FindFeed(message.Feed) is not null;
        var known = listed || pending.Observations.Count > 0 || _admission.Knows(message.Feed);
        var account = _books.Account(known ? message.Feed : FeedBooks.UnknownFeed, listed);
        pending.Begin(account, refused, RefusedParts.Kept(account.Feed, message, refused ?? NoRefusals, arrived));
        for (var i = 0; i < refused?.Count; i++)
        {
            IntakeMetrics.Refused.Add(1, new KeyValuePair<string, object?>("code", refused[i].Code));
        }

        account.Receive(pending.Parts, arrived);
        IntakeMetrics.Received.Add(pending.Parts, new KeyValuePair<string, object?>("feed", account.Feed));
        return pending;
    }

    private async Task GatherAsync(List<PendingMessage> batch)
    {
        var parts = Drain(batch, 0);
        if (_options.LingerMilliseconds > 0 && parts < _options.BatchLimit && !_queue.Reader.Completion.IsCompleted)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(_options.LingerMilliseconds), _time);
            Drain(batch, parts);
        }
    }

    private int Drain(List<PendingMessage> batch, int parts)
    {
        while (parts < _options.BatchLimit && _queue.Reader.TryRead(out var pending))
        {
            batch.Add(pending);
            parts += pending.Parts;
        }

        return parts;
    }

    private async Task WriteAsync(List<PendingMessage> batch)
    {
        var observations = new List<Observation>();
        var refused = new List<RefusedEntry>();
        foreach (var pending in batch)
        {
            observations.AddRange(pending.Observations);
            refused.AddRange(pending.Refused);
        }

        WriteReceipt receipt;
        var started = _time.GetTimestamp();
        try
        {
            receipt = await _history.WriteAsync(new HistoryBatch(observations, refused), CancellationToken.None);
        }
        catch (HistoryException e)
        {
            LogWriteFailed(batch.Count, e.Message);
            foreach (var pending in batch)
            {
                pending.Fail(e);
            }

            await Task.Delay(RetryAfterFailure, _time);
            return;
        }

        IntakeMetrics.WriteSeconds.Record(_time.GetElapsedTime(started).TotalSeconds);
        IntakeMetrics.Stored.Add(observations.Count);
        var next = 0;
        foreach (var pending in batch)
        {
            var duplicates = 0;
            for (var i = 0; i < pending.Observations.Count; i++)
            {
                _devices.Note(pending.Observations[i]);
                duplicates += receipt.Duplicate[next + i] ? 1 : 0;
            }

            foreach (var entry in pending.Refused)
            {
                _refused.Note(entry);
            }

            next += pending.Observations.Count;
            pending.Settle(duplicates);
        }

        await _dispatcher.AddAsync(observations, receipt);
    }
}
