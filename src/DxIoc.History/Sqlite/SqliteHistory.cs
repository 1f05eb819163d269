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
    private readonly SqliteStore<HistoryTables, HistoryReaders> _store = new(options.Folder, SqliteSchema.History, "History", logger);

    /// <summary>Never: what is stored here is nobody else's to refuse.</summary>
    public event Action<FeedBookChange>? Corrected
    {
        add { }
        remove { }
    }

    public SpoolState? Spool => null;

    public Task StartAsync(CancellationToken cancellation) => _store.OpenAsync(
        Tables,
        (f, t) => new HistoryReaders(new SqliteReader(f, _index, t.Readings), new PastReader(f, _index, t.Readings), new BookReader(f), new SqliteReaderOfSize(f)),
        cancellation);

    public Task<WriteReceipt> WriteAsync(HistoryBatch batch, CancellationToken cancellation) =>
        _store.WriteAsync((w, t) => w.Observations.Write(batch, t, options.RefusedKept), cancellation);

    public Task WriteReadingsAsync(IReadOnlyList<MinuteReading> minutes, CancellationToken cancellation) =>
        _store.WriteAsync((w, t) => w.Readings.Write(minutes, t), cancellation);

    public Task<CellHistory> ReadCellAsync(CellQuery query, CancellationToken cancellation) =>
        _store.ReadAsync(r => r.Cells.Cell(query), cancellation);

    public Task<IReadOnlyList<HistoryPoint>> ReadReadingsAsync(ReadingsQuery query, CancellationToken cancellation) =>
        _store.ReadAsync(r => r.Cells.Readings(query), cancellation);

    public Task<IReadOnlyList<Sparkline>> ReadSparklinesAsync(
        string area, IReadOnlyList<string> indicators, Instant from, TimeSpan step, int steps, CancellationToken cancellation) =>
        _store.ReadAsync(r => r.Cells.Sparklines(area, indicators, from, step, steps), cancellation);

    public Task<IReadOnlyList<MinuteReading>> ReadMinutesAsync(
        string area, IReadOnlyList<string> indicators, Instant from, Instant to, int limit, CancellationToken cancellation) =>
        _store.ReadAsync(r => r.Past.Minutes(area, indicators, from, to, limit), cancellation);

    public Task<IReadOnlyList<StatusChange>> ReadStatusChangesAsync(
        string area, Instant from, Instant to, int limit, CancellationToken cancellation) =>
        _store.ReadAsync(r => r.Past.StatusChanges(area, from, to, limit), cancellation);

    public Task<IReadOnlyList<DeviceReading>> ReadDevicesAsync(CellQuery query, CancellationToken cancellation) =>
        _store.ReadAsync(r => r.Past.Devices(query), cancellation);

    public Task<IReadOnlyList<Observation>> ReadObservationsAsync(string? area, Instant from, Instant to, CancellationToken cancellation) =>
        _store.ReadAsync(r => r.Past.Observations(area, from, to), cancellation);

    public Task<IReadOnlyList<RefusedMessage>> ReadRefusedAsync(string? feed, int limit, CancellationToken cancellation) =>
        _store.ReadAsync(r => r.Books.Refused(feed, limit), cancellation);

    public Task<IReadOnlyList<FeedBook>> ReadBooksAsync(CancellationToken cancellation) =>
        _store.ReadAsync(r => r.Books.Books(), cancellation);

    public Task<IReadOnlyList<Series>> ReadSeriesAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Series>>([.. _index.All]);

    public async Task<RetentionReport> MaintainAsync(Instant now, CancellationToken cancellation)
    {
        try
        {
            return await new Retention(_store.Writer, _store.Reader.Size, _index, options).RunAsync(now, cancellation);
        }
        catch (SqliteException e)
        {
            throw _store.ReadFailed(e);
        }
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private HistoryTables Tables(SqliteFile file)
    {
        foreach (var (number, series) in SeriesTable.Read(file))
        {
            _index.Add(series, number);
        }

        return new HistoryTables(file.Connect(readOnly: false), _index);
    }
}
