using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>Writes observations, refused messages and books. Used by the writer's thread alone, inside its transactions.</summary>
internal sealed class ObservationTables : IDisposable
{
    private readonly SeriesIndex _index;
    private readonly SqliteCommand _addSeries;
    private readonly SqliteCommand _addRaw;
    private readonly SqliteCommand _addRefused;
    private readonly SqliteCommand _trimRefused;
    private readonly SqliteCommand _book;
    private readonly SqliteCommand _number;
    private readonly List<Series> _newSeries = [];

    public ObservationTables(SqliteConnection connection, SeriesIndex index)
    {
        _index = index;
        _addSeries = Statement(connection, "INSERT INTO series (area, feed, device, measure) VALUES ($1, $2, $3, $4) RETURNING id", 4);
        _addRaw = Statement(connection, "INSERT OR IGNORE INTO raw (series, t, value, arrived) VALUES ($1, $2, $3, $4)", 4);
        _addRefused = Statement(connection, "INSERT INTO refused (t, feed, topic, payload, code, reason, place) VALUES ($1, $2, $3, $4, $5, $6, $7)", 7);
        _trimRefused = Statement(connection, "DELETE FROM refused WHERE id <= (SELECT max(id) FROM refused) - $1", 1);
        _book = Statement(
            connection,
            """
            INSERT INTO books (feed, stored, duplicate, refused, last_seen, lag) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (feed) DO UPDATE SET stored = stored + excluded.stored, duplicate = duplicate + excluded.duplicate,
                refused = refused + excluded.refused, last_seen = excluded.last_seen, lag = coalesce(excluded.lag, lag)
            """,
            6);
        _number = Statement(connection, "UPDATE meta SET value = value + 1 WHERE key = 'commit' RETURNING value", 0);
    }

    public WriteReceipt Write(HistoryBatch batch, SqliteTransaction transaction, int refusedKept)
    {
        _number.Transaction = transaction;
        var commit = (long)_number.ExecuteScalar()!;
        var books = new Dictionary<string, BookChange>(StringComparer.Ordinal);
        var duplicate = AddObservations(batch.Observations, transaction, books);
        AddRefused(batch.Refused, transaction, refusedKept, books);
        _book.Transaction = transaction;
        foreach (var (feed, change) in books)
        {
            Run(_book, feed, change.Stored, change.Duplicate, change.Refused, change.LastSeen, change.Lag ?? (object)DBNull.Value);
        }

        return new WriteReceipt(commit, duplicate);
    }

    /// <summary>The transaction is durable.</summary>
    public void Keep() => _newSeries.Clear();

    /// <summary>The transaction was rolled back: its new series have no number any more.</summary>
    public void Forget()
    {
        _newSeries.ForEach(_index.Remove);
        _newSeries.Clear();
    }

    public void Dispose()
    {
        foreach (var command in new[] { _addSeries, _addRaw, _addRefused, _trimRefused, _book, _number })
        {
            command.Dispose();
        }
    }

    internal static SqliteCommand Statement(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${i}") });
        }

        return command;
    }

    internal static int Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteNonQuery();
    }

    private bool[] AddObservations(
        IReadOnlyList<Observation> observations, SqliteTransaction transaction, Dictionary<string, BookChange> books)
    {
        var duplicate = new bool[observations.Count];
        _addRaw.Transaction = transaction;
        for (var i = 0; i < observations.Count; i++)
        {
            var o = observations[i];
            duplicate[i] = Run(_addRaw, NumberOf(o.Series, transaction), o.Time.Micros, o.Value, o.Arrived.Micros) == 0;
            var book = books.GetValueOrDefault(o.Series.Feed);
            books[o.Series.Feed] = duplicate[i]
                ? book with { Duplicate = book.Duplicate + 1, LastSeen = o.Arrived.Micros }
                : book with { Stored = book.Stored + 1, LastSeen = o.Arrived.Micros, Lag = o.Arrived.Micros - o.Time.Micros };
        }

        return duplicate;
    }

    private void AddRefused(
        IReadOnlyList<RefusedEntry> refused, SqliteTransaction transaction, int kept, Dictionary<string, BookChange> books)
    {
        if (refused.Count == 0)
        {
            return;
        }

        _addRefused.Transaction = transaction;
        foreach (var r in refused)
        {
            var payload = r.Payload[..Math.Min(r.Payload.Length, RefusedEntry.PayloadLimit)].ToArray();
            Run(_addRefused, r.Time.Micros, r.Feed, r.Topic, payload, r.Refusal.Code, r.Refusal.Reason, r.Refusal.Where);
            var book = books.GetValueOrDefault(r.Feed);
            books[r.Feed] = book with { Refused = book.Refused + 1, LastSeen = r.Time.Micros };
        }

        _trimRefused.Transaction = transaction;
        Run(_trimRefused, kept);
    }

    private long NumberOf(Series series, SqliteTransaction transaction)
    {
        if (_index.TryGet(series, out var number))
        {
            return number;
        }

        _addSeries.Transaction = transaction;
        var values = new[] { series.Area, series.Feed, series.Device, series.Measure };
        for (var i = 0; i < values.Length; i++)
        {
            _addSeries.Parameters[i].Value = values[i];
        }

        number = (long)_addSeries.ExecuteScalar()!;
        _newSeries.Add(series);
        _index.Add(series, number);
        return number;
    }

    private readonly record struct BookChange(long Stored, long Duplicate, long Refused, long LastSeen, long? Lag);
}
