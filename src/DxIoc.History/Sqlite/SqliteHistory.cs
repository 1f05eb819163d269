using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Sqlite;

/// <summary>History in one SQLite file: WAL with full synchronisation, one writer, readers beside it.</summary>
internal sealed class SqliteHistory(HistoryOptions options, ILogger<SqliteHistory> logger) : IHistory, IAsyncDisposable
{
    private readonly SeriesIndex _index = new();
    private SqliteFile? _file;
    private SqliteWriter<HistoryTables>? _writer;
    private SqliteReader? _reader;
    private PastReader? _past;
    private BookReader? _books;
    private Retention? _retention;

    /// <summary>Never: what is stored here is nobody else's to refuse.</summary>
    public event Action<FeedBookChange>? Corrected
    {
        add { }
        remove { }
    }

    public SpoolState? Spool => null;

    public Task StartAsync(CancellationToken cancellation) => Task.Run(Start, cancellation);

    public Task<WriteReceipt> WriteAsync(HistoryBatch batch, CancellationToken cancellation) =>
        Writer.DoAsync((w, t) => w.Observations.Write(batch, t, options.RefusedKept), cancellation);

    public Task WriteReadingsAsync(IReadOnlyList<MinuteReading> minutes, CancellationToken cancellation) =>
        Writer.DoAsync((w, t) => w.Readings.Write(minutes, t), cancellation);

    public Task<CellHistory> ReadCellAsync(CellQuery query, CancellationToken cancellation) =>
        ReadAsync(() => Reader.Cell(query), cancellation);

    public Task<IReadOnlyList<HistoryPoint>> ReadReadingsAsync(ReadingsQuery query, CancellationToken cancellation) =>
        ReadAsync(() => Reader.Readings(query), cancellation);

    public Task<IReadOnlyList<Sparkline>> ReadSparklinesAsync(
        string area, IReadOnlyList<string> indicators, Instant from, TimeSpan step, int steps, CancellationToken cancellation) =>
        ReadAsync(() => Reader.Sparklines(area, indicators, from, step, steps), cancellation);

    public Task<IReadOnlyList<MinuteReading>> ReadMinutesAsync(
        string area, IReadOnlyList<string> indicators, Instant from, Instant to, int limit, CancellationToken cancellation) =>
        ReadAsync(() => Past.Minutes(area, indicators, from, to, limit), cancellation);

    public Task<IReadOnlyList<StatusChange>> ReadStatusChangesAsync(
        string area, Instant from, Instant to, int limit, CancellationToken cancellation) =>
        ReadAsync(() => Past.StatusChanges(area, from, to, limit), cancellation);

    public Task<IReadOnlyList<DeviceReading>> ReadDevicesAsync(CellQuery query, CancellationToken cancellation) =>
        ReadAsync(() => Past.Devices(query), cancellation);

    public Task<IReadOnlyList<Observation>> ReadObservationsAsync(string? area, Instant from, Instant to, CancellationToken cancellation) =>
        ReadAsync(() => Past.Observations(area, from, to), cancellation);

    public Task<IReadOnlyList<RefusedMessage>> ReadRefusedAsync(string? feed, int limit, CancellationToken cancellation) =>
        ReadAsync(() => Books.Refused(feed, limit), cancellation);

    public Task<IReadOnlyList<FeedBook>> ReadBooksAsync(CancellationToken cancellation) =>
        ReadAsync(() => Books.Books(), cancellation);

    public Task<IReadOnlyList<Series>> ReadSeriesAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Series>>([.. _index.All]);

    public async Task<RetentionReport> MaintainAsync(Instant now, CancellationToken cancellation)
    {
        try
        {
            return await (_retention ?? throw NotStarted()).RunAsync(now, cancellation);
        }
        catch (SqliteException e)
        {
            throw ReadFailed(e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }

        _file?.Dispose();
    }

    private SqliteWriter<HistoryTables> Writer => _writer ?? throw NotStarted();

    private SqliteReader Reader => _reader ?? throw NotStarted();

    private PastReader Past => _past ?? throw NotStarted();

    private BookReader Books => _books ?? throw NotStarted();

    private void Start()
    {
        _file = SqliteFile.Open(options.Folder, SqliteSchema.History, logger);
        try
        {
            foreach (var (number, series) in SeriesTable.Read(_file))
            {
                _index.Add(series, number);
            }

            _writer = new SqliteWriter<HistoryTables>(new HistoryTables(_file.Connect(readOnly: false), _index), logger);
            _reader = new SqliteReader(_file, _index, _writer.Tables.Readings);
            _past = new PastReader(_file, _index, _writer.Tables.Readings);
            _books = new BookReader(_file);
            _retention = new Retention(_writer, new SqliteReaderOfSize(_file), _index, options);
        }
        catch (SqliteException e)
        {
            throw _file.CannotBeOpened(e);
        }
    }

    private static Task<T> ReadAsync<T>(Func<T> read, CancellationToken cancellation) => Task.Run(
        () =>
        {
            try
            {
                return read();
            }
            catch (SqliteException e)
            {
                throw ReadFailed(e);
            }
        },
        cancellation);

    private static HistoryException NotStarted() => new("History was not started: call StartAsync first.");

    private static HistoryException ReadFailed(SqliteException e) =>
        new($"History could not be read ({e.Message.TrimEnd('.')}): check the disk of the data folder.", e);
}
