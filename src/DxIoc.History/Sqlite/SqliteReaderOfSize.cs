using DxIoc.Indicators.Observations;

namespace DxIoc.History.Sqlite;

/// <summary>What retention needs to know of the file: its size, its oldest observation, whose rows are old.</summary>
internal sealed class SqliteReaderOfSize(SqliteFile file)
{
    /// <summary>Pages in use; freed ones are used again.</summary>
    public long UsedBytes()
    {
        using var connection = file.Connect(readOnly: true);
        return (SqliteFile.Number(connection, "PRAGMA page_count") - SqliteFile.Number(connection, "PRAGMA freelist_count"))
            * SqliteFile.Number(connection, "PRAGMA page_size");
    }

    public Instant? OldestRaw(IEnumerable<long> series)
    {
        using var connection = file.Connect(readOnly: true);
        using var select = ObservationTables.Statement(connection, "SELECT min(t) FROM raw WHERE series = $1", 1);
        long? oldest = null;
        foreach (var number in series)
        {
            select.Parameters[0].Value = number;
            if (select.ExecuteScalar() is long micros && !(micros >= oldest))
            {
                oldest = micros;
            }
        }

        return oldest is { } found ? new Instant(found) : null;
    }

    /// <summary>Series or cells that have rows before a time.</summary>
    public IReadOnlyList<long> Keys(string table, string key, Instant before)
    {
        using var connection = file.Connect(readOnly: true);
        using var select = ObservationTables.Statement(
            connection,
            table == "raw"
                ? "SELECT id FROM series WHERE (SELECT min(t) FROM raw WHERE series = id) < $1"
                : $"SELECT id FROM cells WHERE (SELECT min(t) FROM {table} WHERE {key} = id) < $1",
            1);
        select.Parameters[0].Value = before.Micros;
        using var rows = select.ExecuteReader();
        var keys = new List<long>();
        while (rows.Read())
        {
            keys.Add(rows.GetInt64(0));
        }

        return keys;
    }
}
