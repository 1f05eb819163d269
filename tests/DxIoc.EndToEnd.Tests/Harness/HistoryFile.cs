using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>What stands in history.db, read past the server.</summary>
internal static class HistoryFile
{
    public static IReadOnlyList<Observation> Raw(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var select = connection.CreateCommand();
        select.CommandText =
            "SELECT area, feed, device, measure, t, value, arrived FROM raw JOIN series ON series.id = raw.series ORDER BY arrived";
        using var rows = select.ExecuteReader();
        var raw = new List<Observation>();
        while (rows.Read())
        {
            raw.Add(new Observation(
                new Series(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)),
                new Instant(rows.GetInt64(4)),
                rows.GetDouble(5),
                new Instant(rows.GetInt64(6))));
        }

        return raw;
    }
}
