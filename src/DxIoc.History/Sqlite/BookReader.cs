using System.Text;
using DxIoc.Contracts.Feeds;
using DxIoc.Indicators.Observations;

namespace DxIoc.History.Sqlite;

/// <summary>Reads refused messages and the books, from whichever file a store keeps its ledger in.</summary>
internal sealed class BookReader(SqliteFile file)
{
    public IReadOnlyList<RefusedMessage> Refused(string? feed, int limit)
    {
        using var connection = file.Connect(readOnly: true);
        using var select = ObservationTables.Statement(
            connection,
            "SELECT id, t, feed, topic, payload, code, reason, place FROM refused WHERE $1 IS NULL OR feed = $1 ORDER BY id DESC LIMIT $2",
            2);
        SqliteReader.Bind(select, feed ?? (object)DBNull.Value, limit);
        using var rows = select.ExecuteReader();
        var refused = new List<RefusedMessage>();
        while (rows.Read())
        {
            refused.Add(new RefusedMessage(
                rows.GetInt64(0),
                new Instant(rows.GetInt64(1)).ToDateTimeOffset(),
                rows.GetString(2),
                rows.GetString(3),
                Encoding.UTF8.GetString((byte[])rows.GetValue(4)),
                rows.GetString(5),
                rows.GetString(6),
                rows.GetString(7)));
        }

        return refused;
    }

    public IReadOnlyList<FeedBook> Books()
    {
        using var connection = file.Connect(readOnly: true);
        using var select = ObservationTables.Statement(connection, "SELECT feed, stored, duplicate, refused, last_seen, lag FROM books", 0);
        using var rows = select.ExecuteReader();
        var books = new List<FeedBook>();
        while (rows.Read())
        {
            books.Add(new FeedBook(
                rows.GetString(0),
                rows.GetInt64(1),
                rows.GetInt64(2),
                rows.GetInt64(3),
                rows.IsDBNull(4) ? null : new Instant(rows.GetInt64(4)),
                rows.IsDBNull(5) ? null : TimeSpan.FromMicroseconds(rows.GetInt64(5))));
        }

        return books;
    }
}
