using System.Diagnostics.Metrics;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;
using DxIoc.History.Sqlite;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Influx;

/// <summary>
/// History in InfluxDB. Every write goes to the spool on this machine first and is durable there; the shipper takes it on.
/// So a server that is away, slow or full costs room in the spool, and nothing else, until that is full. Questions are
/// answered by the server once it has what was acknowledged.
/// </summary>
internal sealed partial class InfluxHistory : IHistory, IAsyncDisposable
{
    private static readonly TimeSpan CellLimit = TimeSpan.FromSeconds(10);

    /// <summary>How long an old observation's sender waits for the server's word on whether it is new.</summary>
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(2);

    /// <summary>How long a chart waits for its newest minutes.</summary>
    private static readonly TimeSpan ChartLimit = TimeSpan.FromSeconds(2);

    private const int QuestionsAtOnce = 4;
    private const double WarningOverShare = SpoolState.WarningShare - 0.1;

    private readonly HistoryOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<InfluxHistory> _logger;
    private readonly SeriesMemory _memory = new();
    private readonly DirtyHours _dirty = new();
    private readonly SpoolAccount _account;
    private readonly InfluxClient _client;
    private readonly InfluxLayout _layout;
    private readonly CellReader _cells;
    private readonly ReadingReader _readings;
    private readonly InfluxAsker _asker;
    private readonly Meter _meter;
    private readonly SemaphoreSlim _questions = new(QuestionsAtOnce, QuestionsAtOnce);
    private readonly SemaphoreSlim _asking = new(1, 1);
    private readonly SqliteStore<SpoolTables, SpoolReaders> _spool;
    private Shipper? _shipper;
    private HourKeeper? _hours;
    private int _warned;

    public InfluxHistory(HistoryOptions options, TimeProvider time, ILogger<InfluxHistory> logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _account = new SpoolAccount(options.Spool, time);
        _client = new InfluxClient(options.Influx, time);
        _layout = new InfluxLayout(_client, options);
        _cells = new CellReader(_client);
        _readings = new ReadingReader(_client);
        _asker = new InfluxAsker(_client);
        _spool = new SqliteStore<SpoolTables, SpoolReaders>(options.Folder, SpoolSchema.Spool, "The spool", logger);
        _meter = InfluxMetrics.Show(_account);
    }

    public event Action<FeedBookChange>? Corrected;

    public SpoolState? Spool => _account.State;

    public async Task<WriteReceipt> WriteAsync(HistoryBatch batch, CancellationToken cancellation)
    {
        ThrowWhenFull();
        var (receipt, unclear) = await TryWriteAsync(batch, null, cancellation);
        return receipt ?? await WriteOldAsync(batch, unclear, cancellation);
    }

    public async Task WriteReadingsAsync(IReadOnlyList<MinuteReading> minutes, CancellationToken cancellation)
    {
        ThrowWhenFull();
        await _spool.WriteAsync((t, transaction) => t.Write(minutes, transaction), cancellation);
    }

    public Task<CellHistory> ReadCellAsync(CellQuery query, CancellationToken cancellation) =>
        StandingAsync((commit, stop) => _cells.CellAsync(query, commit, stop), cancellation);

    public Task<IReadOnlyList<DeviceReading>> ReadDevicesAsync(CellQuery query, CancellationToken cancellation) =>
        StandingAsync((_, stop) => _cells.DevicesAsync(query, stop), cancellation);

    public Task<IReadOnlyList<HistoryPoint>> ReadReadingsAsync(ReadingsQuery query, CancellationToken cancellation) => ChartAsync(
        () => query.Step.TotalMicroseconds % HourKey.Micros == 0 ? Hours.RefreshAsync(query.Area, query.Indicator, cancellation) : NewestAsync(cancellation),
        () => _readings.PointsAsync(query, cancellation),
        cancellation);

    public Task<IReadOnlyList<Sparkline>> ReadSparklinesAsync(
        string area, IReadOnlyList<string> indicators, Instant from, TimeSpan step, int steps, CancellationToken cancellation) => ChartAsync(
        () => NewestAsync(cancellation), () => _readings.SparklinesAsync(area, indicators, from, step, steps, cancellation), cancellation);

    public Task<IReadOnlyList<MinuteReading>> ReadMinutesAsync(
        string area, IReadOnlyList<string> indicators, Instant from, Instant to, int limit, CancellationToken cancellation) => ChartAsync(
        () => NewestAsync(cancellation), () => _readings.MinutesAsync(area, indicators, from, to, limit, cancellation), cancellation);

    public Task<IReadOnlyList<StatusChange>> ReadStatusChangesAsync(
        string area, Instant from, Instant to, int limit, CancellationToken cancellation) => ChartAsync(
        () => NewestAsync(cancellation), () => _readings.StatusChangesAsync(area, from, to, limit, cancellation), cancellation);

    public Task<IReadOnlyList<Observation>> ReadObservationsAsync(string? area, Instant from, Instant to, CancellationToken cancellation) =>
        StandingAsync((_, stop) => _cells.ObservationsAsync(area, from, to, stop), cancellation);

    public Task<IReadOnlyList<RefusedMessage>> ReadRefusedAsync(string? feed, int limit, CancellationToken cancellation) =>
        _spool.ReadAsync(r => r.Books.Refused(feed, limit), cancellation);

    public Task<IReadOnlyList<FeedBook>> ReadBooksAsync(CancellationToken cancellation) => _spool.ReadAsync(r => r.Books.Books(), cancellation);

    public Task<IReadOnlyList<Series>> ReadSeriesAsync(CancellationToken cancellation) => Task.FromResult(_memory.All);

    /// <summary>
    /// InfluxDB gives up by itself what is past its policies; the spool gives back to the disk what it grew by, and hours that
    /// are due are computed.
    /// </summary>
    public async Task<RetentionReport> MaintainAsync(Instant now, CancellationToken cancellation)
    {
        await _spool.WriteAsync((t, transaction) => t.GiveBackSpace(transaction), cancellation);
        await Hours.RefreshAsync(null, null, cancellation);
        Instant? oldest = null;
        await QuestionAsync(
            async () =>
            {
                await _client.QueryAsync(
                    InfluxTarget.Raw, "SELECT first(value) FROM raw", rows => oldest = new Instant(rows.Values[0][0].GetInt64()), CellLimit, cancellation);
                return oldest;
            },
            cancellation);
        return new RetentionReport(0, 0, ForSize: false, oldest);
    }

    public async ValueTask DisposeAsync()
    {
        if (_hours is not null)
        {
            await _hours.DisposeAsync();
        }

        if (_shipper is not null)
        {
            await _shipper.DisposeAsync();
        }

        await _spool.DisposeAsync();
        _meter.Dispose();
        _client.Dispose();
        _questions.Dispose();
        _asking.Dispose();
    }

    private Shipper Shipper => _shipper ?? throw NotStarted();

    private HourKeeper Hours => _hours ?? throw NotStarted();

    private Task<(WriteReceipt? Receipt, IReadOnlyList<Observation> Unclear)> TryWriteAsync(HistoryBatch batch, AskedTimes? asked, CancellationToken cancellation) =>
        _spool.WriteAsync((t, transaction) => t.Write(batch, asked, transaction, _options.RefusedKept), cancellation);

    /// <summary>
    /// A batch with times older than what is remembered: the server is asked. Where it does not answer they count as new;
    /// the same series and time is one point there all the same. One such batch at a time, or two could take the same
    /// observation for new.
    /// </summary>
    private async Task<WriteReceipt> WriteOldAsync(HistoryBatch batch, IReadOnlyList<Observation> unclear, CancellationToken cancellation)
    {
        await _asking.WaitAsync(cancellation);
        try
        {
            while (true)
            {
                var (receipt, more) = await TryWriteAsync(batch, await AskedAsync(unclear, cancellation), cancellation);
                if (receipt is not null)
                {
                    return receipt;
                }

                // Other batches moved on what is remembered. Only what is out of its reach is asked about: until then another
                // batch may write it after the answer. Each turn asks about more of the batch, so there is a last one.
                LogAskedAgain(more.Count);
                unclear = [.. unclear, .. more];
            }
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<AskedTimes> AskedAsync(IReadOnlyList<Observation> unclear, CancellationToken cancellation)
    {
        var asked = new AskedTimes(unclear);
        if (_account.Trouble is null)
        {
            try
            {
                await Shipper.ShippedAsync(_account.Last.Row, AskLimit, cancellation);
                await _asker.AskAsync(asked, AskLimit, cancellation);
            }
            catch (Exception e) when (e is InfluxException or HistoryException)
            {
                LogNotAsked(unclear.Count, e.Message);
            }
        }

        return asked;
    }

    private void ThrowWhenFull()
    {
        var state = _account.State;
        if (state.Warning && Interlocked.Exchange(ref _warned, 1) == 0)
        {
            LogSpoolFills(state.Share, state.Bytes >> 20, state.Age.TotalHours, state.Trouble ?? "InfluxDB takes less than arrives");
        }
        else if (state.Share < WarningOverShare && Interlocked.Exchange(ref _warned, 0) == 1)
        {
            LogSpoolDrains(state.Share);
        }

        if (state.Share >= 1)
        {
            throw new HistoryException(
                $"The spool is full, so nothing more is acknowledged and senders keep what they have: {state.Trouble ?? "InfluxDB takes less than arrives."} "
                + "Or raise History:Spool:SizeLimitMiB or History:Spool:Hours.");
        }
    }

    private Task NewestAsync(CancellationToken cancellation) => Shipper.ShippedAsync(_account.Last.Row, ChartLimit, cancellation);

    /// <summary>All that wait stand together: hundreds of cells that are rebuilt at a start hold the shipper up once, not each.</summary>
    private Task<T> StandingAsync<T>(Func<long, CancellationToken, Task<T>> read, CancellationToken cancellation) => Shipper.ReadStandingAsync(
        (commit, stop) => QuestionAsync(() => read(commit, stop), stop), CellLimit, cancellation);

    /// <summary>A chart shows what there is when its newest minutes do not get there in time.</summary>
    private async Task<T> ChartAsync<T>(Func<Task> newest, Func<Task<T>> read, CancellationToken cancellation)
    {
        if (_account.Trouble is null)
        {
            try
            {
                await newest();
            }
            catch (HistoryException e)
            {
                LogChartWithoutNewest(e.Message);
            }
        }

        return await QuestionAsync(read, cancellation);
    }

    private async Task<T> QuestionAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        await _questions.WaitAsync(cancellation);
        try
        {
            return await ask();
        }
        catch (InfluxException e)
        {
            throw e.ToHistory();
        }
        finally
        {
            _questions.Release();
        }
    }

    private static HistoryException NotStarted() => new("History was not started: call StartAsync first.");

    [LoggerMessage(Level = LogLevel.Warning, Message = "DuplicatesNotAsked: InfluxDB could not be asked which of {Count} old observations it has; they count as new: {Reason}")]
    private partial void LogNotAsked(int count, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "DuplicatesAskedAgain: {Count} more observations became unclear")]
    private partial void LogAskedAgain(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "SpoolFills: {Share:P0} of its limit is used ({MiB} MiB, the oldest waits {Hours:0.0} h); when it is full nothing more is acknowledged: {Reason}")]
    private partial void LogSpoolFills(double share, long miB, double hours, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "SpoolDrains: {Share:P0} of its limit is used")]
    private partial void LogSpoolDrains(double share);

    [LoggerMessage(Level = LogLevel.Information, Message = "ChartWithoutNewest: a chart was answered without its newest minutes: {Reason}")]
    private partial void LogChartWithoutNewest(string reason);
}
