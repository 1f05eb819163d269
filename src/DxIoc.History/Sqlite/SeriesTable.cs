using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>Numbers new series. Used by the writer's thread alone, inside its transactions.</summary>
internal sealed class SeriesTable : IDisposable
{
    private readonly SqliteCommand _add;

    public SeriesTable(SqliteConnection connection) => _add = ObservationTables.Statement(
        connection,
        "INSERT INTO series (area, feed, device, measure) VALUES ($1, $2, $3, $4) ON CONFLICT DO UPDATE SET area = area RETURNING id",
        4);

    /// <summary>Its number, also when it is here already.</summary>
    public long Add(Series series, SqliteTransaction transaction)
    {
        _add.Transaction = transaction;
        var values = new[] { series.Area, series.Feed, series.Device, series.Measure };
        for (var i = 0; i < values.Length; i++)
        {
            _add.Parameters[i].Value = values[i];
        }

        return (long)_add.ExecuteScalar()!;
    }

    public static IEnumerable<(long Number, Series Series)> Read(SqliteFile file)
    {
        using var connection = file.Connect(readOnly: true);
        using var select = ObservationTables.Statement(connection, "SELECT id, area, feed, device, measure FROM series", 0);
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            yield return (rows.GetInt64(0), new Series(rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetString(4)));
        }
    }

    public void Dispose() => _add.Dispose();
}
