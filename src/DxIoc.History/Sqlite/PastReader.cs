using System.Text.Json;
using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>The queries of the time machine and of lineage: recorded minutes, changes of status, devices. Each has a connection of its own.</summary>
internal sealed class PastReader(SqliteFile file, SeriesIndex index, ReadingTables cells)
{
    public IReadOnlyList<MinuteReading> Minutes(string area, IReadOnlyList<string> indicators, Instant from, Instant to, int limit)
    {
        var asked = new List<long>(indicators.Count);
        var names = new Dictionary<long, string>();
        foreach (var indicator in indicators)
        {
            if (cells.TryGet(area, indicator, out var cell) && names.TryAdd(cell, indicator))
            {
                asked.Add(cell);
            }
        }

        using var connection = file.Connect(readOnly: true);
        using var select = ObservationTables.Statement(
            connection,
            """
            SELECT m.cell, m.t, m.value, m.min, m.max, m.count, m.status, m.cumulative
            FROM json_each($1) AS asked CROSS JOIN minutes AS m ON m.cell = asked.value AND m.t >= $2 AND m.t < $3
            ORDER BY m.t, asked.key LIMIT $4
            """,
            4);
        SqliteReader.Bind(select, JsonSerializer.Serialize(asked), from.Micros, to.Micros, limit);
        using var rows = select.ExecuteReader();
        var minutes = new List<MinuteReading>();
        while (rows.Read())
        {
            minutes.Add(new MinuteReading(
                area,
                names[rows.GetInt64(0)],
                new Instant(rows.GetInt64(1)),
                rows.GetDouble(2),
                rows.GetDouble(3),
                rows.GetDouble(4),
                rows.GetInt64(5),
                (ReadingStatus)rows.GetInt32(6),
                rows.GetInt64(7) != 0));
        }

        return minutes;
    }

    public IReadOnlyList<StatusChange> StatusChanges(string area, Instant from, Instant to, int limit)
    {
        using var connection = file.Connect(readOnly: true);
        // The window begins at each cell's last minute before the stretch, so that a change at its very start is seen.
        using var select = ObservationTables.Statement(
            connection,
            """
            SELECT t, indicator, before, status FROM (
                SELECT m.t, c.indicator, m.status, lag(m.status) OVER (PARTITION BY m.cell ORDER BY m.t) AS before
                FROM cells AS c CROSS JOIN minutes AS m ON m.cell = c.id AND m.t < $3
                    AND m.t >= coalesce((SELECT max(p.t) FROM minutes AS p WHERE p.cell = c.id AND p.t < $2), $2)
                WHERE c.area = $1)
            WHERE before IS NOT NULL AND before <> status AND t >= $2 ORDER BY t, indicator LIMIT $4
            """,
            4);
        SqliteReader.Bind(select, area, from.Micros, to.Micros, limit);
        using var rows = select.ExecuteReader();
        var changes = new List<StatusChange>();
        while (rows.Read())
        {
            changes.Add(new StatusChange(
                new Instant(rows.GetInt64(0)), rows.GetString(1), (ReadingStatus)rows.GetInt32(2), (ReadingStatus)rows.GetInt32(3)));
        }

        return changes;
    }

    public IReadOnlyList<DeviceReading> Devices(CellQuery query)
    {
        using var connection = file.Connect(readOnly: true);
        using var transaction = connection.BeginTransaction(deferred: true);
        // The first read opens the snapshot, and every series of that snapshot is in the index by then.
        SqliteFile.Number(connection, "SELECT value FROM meta WHERE key = 'commit'");
        var arrivedBy = query.AsOf?.Micros ?? long.MaxValue;
        var before = query.AsOf is { } asOf ? (asOf + SqliteReader.Ahead).Micros : long.MaxValue;
        using var last = ObservationTables.Statement(
            connection, "SELECT t, value, arrived FROM raw WHERE series = $1 AND t <= $2 AND arrived <= $3 ORDER BY t DESC LIMIT 1", 3);
        var found = new List<(long Number, DeviceReading Reading)>();
        foreach (var (number, series) in query.Measures.SelectMany(m => index.Of(query.Area, query.Feed, m)))
        {
            SqliteReader.Bind(last, number, before, arrivedBy);
            using var rows = last.ExecuteReader();
            if (rows.Read())
            {
                found.Add((number, new DeviceReading(
                    series.Area, series.Feed, series.Device, series.Measure, new Instant(rows.GetInt64(0)), rows.GetDouble(1), new Instant(rows.GetInt64(2)), 0)));
            }
        }

        return found.Count == 0 ? [] : Counted(connection, found, found.Max(f => f.Reading.Time) - query.Reach, before, arrivedBy);
    }

    public IReadOnlyList<Observation> Observations(string? area, Instant from, Instant to)
    {
        using var connection = file.Connect(readOnly: true);
        using var transaction = connection.BeginTransaction(deferred: true);
        SqliteFile.Number(connection, "SELECT value FROM meta WHERE key = 'commit'");
        using var select = ObservationTables.Statement(connection, "SELECT t, value, arrived FROM raw WHERE series = $1 AND t >= $2 AND t < $3", 3);
        var observations = new List<Observation>();
        foreach (var series in index.All.Where(s => area is null || s.Area == area))
        {
            if (index.TryGet(series, out var number))
            {
                SqliteReader.Bind(select, number, from.Micros, to.Micros);
                using var rows = select.ExecuteReader();
                while (rows.Read())
                {
                    observations.Add(new Observation(series, new Instant(rows.GetInt64(0)), rows.GetDouble(1), new Instant(rows.GetInt64(2))));
                }
            }
        }

        return [.. observations.OrderBy(o => o.Time)];
    }

    private static List<DeviceReading> Counted(
        SqliteConnection connection, List<(long Number, DeviceReading Reading)> found, Instant after, long before, long arrivedBy)
    {
        using var count = ObservationTables.Statement(
            connection, "SELECT count(*) FROM raw WHERE series = $1 AND t > $2 AND t <= $3 AND arrived <= $4", 4);
        var devices = new List<DeviceReading>(found.Count);
        foreach (var (number, reading) in found)
        {
            SqliteReader.Bind(count, number, after.Micros, before, arrivedBy);
            devices.Add(reading with { InReach = (long)count.ExecuteScalar()! });
        }

        return
        [
            .. devices.OrderBy(d => d.Device, StringComparer.Ordinal).ThenBy(d => d.Measure, StringComparer.Ordinal),
        ];
    }
}
