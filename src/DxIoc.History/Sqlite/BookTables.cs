using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>
/// Writes the number of a write, the books of the feeds and the refused messages, for every store that keeps its ledger
/// in a file. Used by the writer's thread alone, inside its transactions.
/// </summary>
internal sealed class BookTables : IDisposable
{
    private readonly SqliteCommand _addRefused;
    private readonly SqliteCommand _trimRefused;
    private readonly SqliteCommand _trimPutAside;
    private readonly SqliteCommand _book;
    private readonly SqliteCommand _number;

    public BookTables(SqliteConnection connection)
    {
        _addRefused = ObservationTables.Statement(
            connection, "INSERT INTO refused (t, feed, topic, payload, code, reason, place) VALUES ($1, $2, $3, $4, $5, $6, $7)", 7);
        // What the store put aside was acknowledged: a flood of bad messages must not push it out.
        _trimRefused = ObservationTables.Statement(
            connection, $"DELETE FROM refused WHERE id <= (SELECT max(id) FROM refused) - $1 AND code <> '{RefusalCode.Store}'", 1);
        _trimPutAside = ObservationTables.Statement(
            connection,
            $"""
            DELETE FROM refused WHERE code = '{RefusalCode.Store}'
                AND id <= (SELECT id FROM refused WHERE code = '{RefusalCode.Store}' ORDER BY id DESC LIMIT 1 OFFSET $1)
            """,
            1);
        _book = ObservationTables.Statement(
            connection,
            """
            INSERT INTO books (feed, stored, duplicate, refused, last_seen, lag) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (feed) DO UPDATE SET stored = stored + excluded.stored, duplicate = duplicate + excluded.duplicate,
                refused = refused + excluded.refused, last_seen = coalesce(excluded.last_seen, last_seen), lag = coalesce(excluded.lag, lag)
            """,
            6);
        _number = ObservationTables.Statement(connection, "UPDATE meta SET value = value + 1 WHERE key = 'commit' RETURNING value", 0);
    }

    public long NextCommit(SqliteTransaction transaction)
    {
        _number.Transaction = transaction;
        return (long)_number.ExecuteScalar()!;
    }

    /// <summary>The refused messages of a batch, and what the batch changes in the books.</summary>
    public void Write(HistoryBatch batch, bool[] duplicate, SqliteTransaction transaction, int refusedKept)
    {
        var books = new Dictionary<string, BookChange>(StringComparer.Ordinal);
        for (var i = 0; i < batch.Observations.Count; i++)
        {
            var o = batch.Observations[i];
            var book = books.GetValueOrDefault(o.Series.Feed);
            books[o.Series.Feed] = duplicate[i]
                ? book with { Duplicate = book.Duplicate + 1, LastSeen = o.Arrived.Micros }
                : book with { Stored = book.Stored + 1, LastSeen = o.Arrived.Micros, Lag = o.Arrived.Micros - o.Time.Micros };
        }

        foreach (var r in batch.Refused)
        {
            AddRefused(r, transaction);
            books[r.Feed] = books.GetValueOrDefault(r.Feed) with { LastSeen = r.Time.Micros, Refused = books.GetValueOrDefault(r.Feed).Refused + r.Count };
        }

        if (batch.Refused.Count > 0)
        {
            _trimRefused.Transaction = transaction;
            ObservationTables.Run(_trimRefused, refusedKept);
        }

        Change(books, transaction);
    }

    /// <summary>Moves observations that the store's server refused from stored to refused, each with its reason; what has no topic was no observation.</summary>
    public IReadOnlyList<FeedBookChange> PutAside(IReadOnlyList<RefusedEntry> entries, SqliteTransaction transaction, int kept)
    {
        var books = new Dictionary<string, BookChange>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            AddRefused(entry, transaction);
            if (entry.Topic.Length > 0)
            {
                var book = books.GetValueOrDefault(entry.Feed);
                books[entry.Feed] = book with { Stored = book.Stored - 1, Refused = book.Refused + 1 };
            }
        }

        _trimPutAside.Transaction = transaction;
        ObservationTables.Run(_trimPutAside, kept);
        Change(books, transaction);
        return [.. books.Select(b => new FeedBookChange(b.Key, b.Value.Refused))];
    }

    public void Dispose()
    {
        foreach (var command in new[] { _addRefused, _trimRefused, _trimPutAside, _book, _number })
        {
            command.Dispose();
        }
    }

    private void AddRefused(RefusedEntry r, SqliteTransaction transaction)
    {
        _addRefused.Transaction = transaction;
        var payload = r.Payload[..Math.Min(r.Payload.Length, RefusedEntry.PayloadLimit)].ToArray();
        ObservationTables.Run(_addRefused, r.Time.Micros, r.Feed, r.Topic, payload, r.Refusal.Code, r.Refusal.Reason, r.Refusal.Where);
    }

    private void Change(Dictionary<string, BookChange> books, SqliteTransaction transaction)
    {
        _book.Transaction = transaction;
        foreach (var (feed, change) in books)
        {
            ObservationTables.Run(
                _book, feed, change.Stored, change.Duplicate, change.Refused, change.LastSeen ?? (object)DBNull.Value, change.Lag ?? (object)DBNull.Value);
        }
    }

    private readonly record struct BookChange(long Stored, long Duplicate, long Refused, long? LastSeen, long? Lag);
}
