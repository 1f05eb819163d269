using DxIoc.History.Sqlite;
using DxIoc.Indicators.Observations;

namespace DxIoc.History.Influx;

/// <summary>Reads the spool: what waits in all, and the next rows to send. Each call uses a connection of its own.</summary>
internal sealed class SpoolReader(SqliteFile file)
{
    /// <summary>Fills the account from the file.</summary>
    public void Load(SpoolAccount account)
    {
        using var connection = file.Connect(readOnly: true);
        using var select = ObservationTables.Statement(
            connection,
            """
            SELECT coalesce(sum(bytes), 0), coalesce(sum(points), 0), coalesce(min(written), 0),
                coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'spool'), 0), (SELECT value FROM meta WHERE key = 'commit'),
                coalesce(min(id), (SELECT seq + 1 FROM sqlite_sequence WHERE name = 'spool'), 1)
            FROM spool
            """,
            0);
        using var rows = select.ExecuteReader();
        rows.Read();
        account.Load(rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2), rows.GetInt64(3), rows.GetInt64(4), rows.GetInt64(5));
    }

    public IEnumerable<HourKey> DirtyHours()
    {
        using var connection = file.Connect(readOnly: true);
        using var select = ObservationTables.Statement(connection, "SELECT area, indicator, t FROM dirty_hours", 0);
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            yield return new HourKey(rows.GetString(0), rows.GetString(1), new Instant(rows.GetInt64(2)));
        }
    }

    /// <summary>The rows after one, of one target, in order: as many as make up a request, but at least one where there is any.</summary>
    /// <returns>With whether the last row's write goes on in the row after it.</returns>
    public (IReadOnlyList<SpoolRow> Rows, bool Split) Next(long after)
    {
        using var connection = file.Connect(readOnly: true);
        using var select = ObservationTables.Statement(
            connection, "SELECT id, target, number, written, points, body FROM spool WHERE id > $1 ORDER BY id", 1);
        select.Parameters[0].Value = after;
        using var rows = select.ExecuteReader();
        var next = new List<SpoolRow>();
        var points = 0;
        while (rows.Read())
        {
            var target = (InfluxTarget)rows.GetInt32(1);
            points += rows.GetInt32(4);
            if (next.Count > 0 && (points > SpoolTables.PointsTogether || target != next[0].Target))
            {
                return (next, target == InfluxTarget.Raw && rows.GetInt64(2) == next[^1].Commit);
            }

            next.Add(new SpoolRow(
                rows.GetInt64(0), target, rows.GetInt64(2), rows.GetInt64(3), rows.GetInt32(4), (byte[])rows.GetValue(5)));
        }

        return (next, false);
    }

    /// <summary>When the first row after one was written; null when there is none.</summary>
    public long? OldestAfter(long row)
    {
        using var connection = file.Connect(readOnly: true);
        using var select = ObservationTables.Statement(connection, "SELECT written FROM spool WHERE id > $1 ORDER BY id LIMIT 1", 1);
        select.Parameters[0].Value = row;
        return select.ExecuteScalar() as long?;
    }
}
