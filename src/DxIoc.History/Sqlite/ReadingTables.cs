using System.Collections.Concurrent;
using DxIoc.Indicators.Readings;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>
/// Writes minutes, and computes each hour that they touch from its minutes. Used by the writer's thread alone, but for
/// the cells' numbers, which readers look up.
/// </summary>
internal sealed class ReadingTables : IDisposable
{
    internal const long HourMicros = 3_600_000_000;

    private readonly ConcurrentDictionary<(string Area, string Indicator), long> _cells = new();
    private readonly List<(string Area, string Indicator)> _newCells = [];
    private readonly SqliteCommand _addCell;
    private readonly SqliteCommand _putMinute;
    private readonly SqliteCommand _putHour;

    public ReadingTables(SqliteConnection connection)
    {
        _addCell = ObservationTables.Statement(connection, "INSERT INTO cells (area, indicator) VALUES ($1, $2) RETURNING id", 2);
        _putMinute = ObservationTables.Statement(
            connection,
            "INSERT OR REPLACE INTO minutes (cell, t, value, min, max, count, status, cumulative) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            8);
        _putHour = ObservationTables.Statement(
            connection,
            """
            INSERT OR REPLACE INTO hours (cell, t, value_sum, value_count, last, min, max, count, cumulative)
            SELECT $1, $2, sum(value), count(*), (SELECT value FROM minutes WHERE cell = $1 AND t >= $2 AND t < $3 ORDER BY t DESC LIMIT 1),
                min(min), max(max), sum(count), max(cumulative)
            FROM minutes WHERE cell = $1 AND t >= $2 AND t < $3
            """,
            3);
        using var all = ObservationTables.Statement(connection, "SELECT id, area, indicator FROM cells", 0);
        using var rows = all.ExecuteReader();
        while (rows.Read())
        {
            _cells[(rows.GetString(1), rows.GetString(2))] = rows.GetInt64(0);
        }
    }

    public bool TryGet(string area, string indicator, out long cell) => _cells.TryGetValue((area, indicator), out cell);

    public int Write(IReadOnlyList<MinuteReading> minutes, SqliteTransaction transaction)
    {
        var hours = new HashSet<(long Cell, long Hour)>();
        _putMinute.Transaction = transaction;
        foreach (var m in minutes)
        {
            var cell = NumberOf(m.Area, m.Indicator, transaction);
            ObservationTables.Run(
                _putMinute, cell, m.Minute.Micros, m.Value, m.Min, m.Max, m.Count, (long)m.Status, m.Cumulative ? 1L : 0L);
            hours.Add((cell, m.Minute.Micros / HourMicros * HourMicros));
        }

        _putHour.Transaction = transaction;
        foreach (var (cell, hour) in hours)
        {
            ObservationTables.Run(_putHour, cell, hour, hour + HourMicros);
        }

        return minutes.Count;
    }

    public void Keep() => _newCells.Clear();

    public void Forget()
    {
        _newCells.ForEach(c => _cells.TryRemove(c, out _));
        _newCells.Clear();
    }

    public void Dispose()
    {
        _addCell.Dispose();
        _putMinute.Dispose();
        _putHour.Dispose();
    }

    private long NumberOf(string area, string indicator, SqliteTransaction transaction)
    {
        if (_cells.TryGetValue((area, indicator), out var cell))
        {
            return cell;
        }

        _addCell.Transaction = transaction;
        _addCell.Parameters[0].Value = area;
        _addCell.Parameters[1].Value = indicator;
        cell = (long)_addCell.ExecuteScalar()!;
        _cells[(area, indicator)] = cell;
        _newCells.Add((area, indicator));
        return cell;
    }
}
