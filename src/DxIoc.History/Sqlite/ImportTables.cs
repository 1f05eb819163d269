using DxIoc.History.Transfer;
using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>
/// Writes lines of an export where the store does not have them, over one connection that it owns. Everything is recognised by
/// its content, so that the same line twice changes nothing; books never shrink. Used by one thread, inside its transactions.
/// </summary>
internal sealed class ImportTables : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SeriesTable _series;
    private readonly SqliteCommand _findSeries;
    private readonly SqliteCommand _cell;
    private readonly SqliteCommand _observation;
    private readonly SqliteCommand _stored;
    private readonly SqliteCommand _minute;
    private readonly SqliteCommand _hour;
    private readonly SqliteCommand _growHour;
    private readonly SqliteCommand _refused;
    private readonly SqliteCommand _book;
    private SqliteTransaction? _transaction;
    private (Series? Series, long Number) _lastSeries;
    private (string Area, string Indicator, long Number) _lastCell = ("", "", 0);

    public ImportTables(SqliteConnection connection)
    {
        _connection = connection;
        _series = new SeriesTable(connection);
        _findSeries = Statement("SELECT id FROM series WHERE area = $1 AND feed = $2 AND device = $3 AND measure = $4", 4);
        _cell = Statement("INSERT INTO cells (area, indicator) VALUES ($1, $2) ON CONFLICT DO UPDATE SET area = area RETURNING id", 2);
        _observation = Statement("INSERT OR IGNORE INTO raw (series, t, value, arrived) VALUES ($1, $2, $3, $4)", 4);
        _stored = Statement(
            "INSERT INTO books (feed, stored, duplicate, refused) VALUES ($1, $2, 0, $3) ON CONFLICT (feed) DO UPDATE SET stored = stored + $2, refused = refused + $3", 3);
        _minute = Statement(
            "INSERT OR IGNORE INTO minutes (cell, t, value, min, max, count, status, cumulative) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", 8);
        _hour = Statement(
            "INSERT OR IGNORE INTO hours (cell, t, value_sum, value_count, last, min, max, count, cumulative) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)", 9);
        // An hour that knows fewer minutes than there are now was made of some of them.
        _growHour = Statement(
            """
            INSERT OR REPLACE INTO hours (cell, t, value_sum, value_count, last, min, max, count, cumulative)
            SELECT $1, $2, sum(value), count(*), (SELECT value FROM minutes WHERE cell = $1 AND t >= $2 AND t < $3 ORDER BY t DESC LIMIT 1),
                min(min), max(max), sum(count), max(cumulative)
            FROM minutes WHERE cell = $1 AND t >= $2 AND t < $3
            HAVING count(*) > coalesce((SELECT value_count FROM hours WHERE cell = $1 AND t = $2), 0)
            """,
            3);
        _refused = Statement(
            """
            INSERT INTO refused (t, feed, topic, payload, code, reason, place) SELECT $1, $2, $3, $4, $5, $6, $7
            WHERE NOT EXISTS (SELECT 1 FROM refused INDEXED BY refused_by_time WHERE t = $1 AND feed = $2 AND topic = $3 AND payload = $4 AND code = $5 AND reason = $6 AND place = $7)
            """,
            7);
        _book = Statement(
            """
            INSERT INTO books (feed, stored, duplicate, refused, last_seen, lag) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (feed) DO UPDATE SET stored = max(stored, $2), duplicate = max(duplicate, $3), refused = max(refused, $4),
                lag = CASE WHEN coalesce($5, 0) >= coalesce(last_seen, 0) THEN coalesce($6, lag) ELSE lag END,
                last_seen = nullif(max(coalesce(last_seen, 0), coalesce($5, 0)), 0)
            """,
            6);
    }

    /// <summary>What is taken from here on is durable once this is committed.</summary>
    public SqliteTransaction Begin()
    {
        // Numbers that a rolled back transaction gave are nobody's.
        (_lastSeries, _lastCell) = (default, ("", "", 0));
        return _transaction = _connection.BeginTransaction(deferred: false);
    }

    /// <summary>Whether it changed the store.</summary>
    /// <param name="line">Checked already.</param>
    public bool Take(ExportLine line) => line.Kind switch
    {
        ExportLine.Series => TakeSeries(line),
        ExportLine.Observation => TakeObservation(line),
        ExportLine.Minute => TakeMinute(line),
        ExportLine.Hour => TakeHour(line),
        ExportLine.Refused => TakeRefused(line),
        ExportLine.Book => TakeBook(line),
        _ => false,
    };

    public void Dispose()
    {
        foreach (var command in new[] { _findSeries, _cell, _observation, _stored, _minute, _hour, _growHour, _refused, _book })
        {
            command.Dispose();
        }

        _series.Dispose();
        _connection.Dispose();
    }

    private bool TakeSeries(ExportLine line)
    {
        _findSeries.Transaction = _transaction;
        SqliteReader.Bind(_findSeries, line.Area!, line.Feed!, line.Device!, line.Measure!);
        var known = _findSeries.ExecuteScalar() is not null;
        SeriesOf(line);
        return !known;
    }

    private bool TakeObservation(ExportLine line) =>
        Run(_observation, SeriesOf(line), line.T!.Value, line.Value!.Value, line.Arrived!.Value) > 0
        && Run(_stored, line.Feed!, 1L, 0L) > 0;

    private bool TakeMinute(ExportLine line)
    {
        var (cell, t) = (CellOf(line), line.T!.Value);
        if (Run(_minute, cell, t, line.Value!.Value, line.Min!.Value, line.Max!.Value, line.Count!.Value, (long)line.Status!.Value, line.Cumulative!.Value ? 1L : 0L) == 0)
        {
            return false;
        }

        var hour = t / ReadingTables.HourMicros * ReadingTables.HourMicros;
        Run(_growHour, cell, hour, hour + ReadingTables.HourMicros);
        return true;
    }

    private bool TakeHour(ExportLine line) => Run(
        _hour, CellOf(line), line.T!.Value, line.Sum!.Value, line.Minutes!.Value, line.Last!.Value, line.Min!.Value, line.Max!.Value, line.Count!.Value, line.Cumulative!.Value ? 1L : 0L) > 0;

    private bool TakeRefused(ExportLine line) =>
        Run(_refused, line.T!.Value, line.Feed!, line.Topic!, line.Payload!, line.Code!, line.Reason!, line.Place!) > 0
        && Run(_stored, line.Feed!, 0L, 1L) > 0;

    private bool TakeBook(ExportLine line)
    {
        Run(_book, line.Feed!, line.Stored!.Value, line.Duplicate!.Value, line.RefusedCount!.Value, line.LastSeen ?? (object)DBNull.Value, line.Lag ?? (object)DBNull.Value);
        // It is the figures beside it that change the store.
        return false;
    }

    private long SeriesOf(ExportLine line)
    {
        if (_lastSeries.Series is not { } last || last.Measure != line.Measure || last.Device != line.Device || last.Feed != line.Feed || last.Area != line.Area)
        {
            var series = new Series(line.Area!, line.Feed!, line.Device!, line.Measure!);
            _lastSeries = (series, _series.Add(series, _transaction!));
        }

        return _lastSeries.Number;
    }

    private long CellOf(ExportLine line)
    {
        if (_lastCell.Indicator != line.Indicator || _lastCell.Area != line.Area)
        {
            _cell.Transaction = _transaction;
            SqliteReader.Bind(_cell, line.Area!, line.Indicator!);
            _lastCell = (line.Area!, line.Indicator!, (long)_cell.ExecuteScalar()!);
        }

        return _lastCell.Number;
    }

    private SqliteCommand Statement(string sql, int parameters) => ObservationTables.Statement(_connection, sql, parameters);

    private int Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        command.Transaction = _transaction;
        return ObservationTables.Run(command, values);
    }
}
