using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>The queries. Each uses a connection of its own, and one read transaction where it needs one moment.</summary>
internal sealed class SqliteReader(SqliteFile file, SeriesIndex index, ReadingTables cells)
{
    private const long MinuteMicros = 60_000_000;

    /// <summary>How far a device's clock may be ahead, for boards of the past.</summary>
    internal static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    public CellHistory Cell(CellQuery query)
    {
        using var connection = file.Connect(readOnly: true);
        using var transaction = connection.BeginTransaction(deferred: true);
        // The number first: it opens the snapshot, and every series of that snapshot is in the index by then.
        var commit = SqliteFile.Number(connection, "SELECT value FROM meta WHERE key = 'commit'");
        var series = new List<(long Number, ulong Device, int Measure)>();
        for (var measure = 0; measure < query.Measures.Count; measure++)
        {
            foreach (var (number, found) in index.Of(query.Area, query.Feed, query.Measures[measure]))
            {
                series.Add((number, found.DeviceKey, measure));
            }
        }

        var arrivedBy = query.AsOf?.Micros ?? long.MaxValue;
        var before = query.AsOf is { } asOf ? (asOf + Ahead).Micros : long.MaxValue;
        var (devices, newest) = Devices(connection, series, arrivedBy, before);
        var observations = new List<CellObservation>();
        if (newest is { } last)
        {
            using var select = ObservationTables.Statement(
                connection, "SELECT t, value, arrived FROM raw WHERE series = $1 AND t > $2 AND t <= $3 AND arrived <= $4", 4);
            foreach (var (number, device, measure) in series)
            {
                Bind(select, number, (last - query.Reach).Micros, before, arrivedBy);
                using var rows = select.ExecuteReader();
                while (rows.Read())
                {
                    observations.Add(new CellObservation(
                        device, measure, new Instant(rows.GetInt64(0)), rows.GetDouble(1), new Instant(rows.GetInt64(2)), 0));
                }
            }
        }

        var (minute, status) = LastMinute(connection, query);
        return new CellHistory(commit, observations, devices, minute, status);
    }

    public IReadOnlyList<HistoryPoint> Readings(ReadingsQuery query)
    {
        if (!cells.TryGet(query.Area, query.Indicator, out var cell))
        {
            return [];
        }

        var step = (long)query.Step.TotalMicroseconds;
        var hours = step % ReadingTables.HourMicros == 0;
        using var connection = file.Connect(readOnly: true);
        // A cumulative reading stands as it was last; SQLite gives the bare column of the row that has the largest t.
        using var select = ObservationTables.Statement(
            connection,
            step == MinuteMicros
                // As they were recorded: nothing to gather, which is what charts of a day ask.
                ? "SELECT t, value, min, max, count FROM minutes WHERE cell = $1 AND t >= $2 AND t < $3 AND $4 > 0 ORDER BY t LIMIT $5"
            : hours
                ? """
                  SELECT t / $4 * $4, CASE WHEN max(cumulative) = 1 THEN last ELSE sum(value_sum) / sum(value_count) END,
                      min(min), max(max), sum(count), max(t)
                  FROM hours WHERE cell = $1 AND t >= $2 AND t < $3 GROUP BY t / $4 ORDER BY t LIMIT $5
                  """
                : """
                  SELECT t / $4 * $4, CASE WHEN max(cumulative) = 1 THEN value ELSE avg(value) END, min(min), max(max), sum(count), max(t)
                  FROM minutes WHERE cell = $1 AND t >= $2 AND t < $3 GROUP BY t / $4 ORDER BY t LIMIT $5
                  """,
            5);
        Bind(select, cell, query.From.Micros / step * step, query.To.Micros, step, query.Limit);
        using var rows = select.ExecuteReader();
        var points = new List<HistoryPoint>();
        while (rows.Read())
        {
            points.Add(new HistoryPoint(
                new Instant(rows.GetInt64(0)).ToDateTimeOffset(), rows.GetDouble(1), rows.GetDouble(2), rows.GetDouble(3), rows.GetInt64(4)));
        }

        return points;
    }

    public IReadOnlyList<Sparkline> Sparklines(string area, IReadOnlyList<string> indicators, Instant from, TimeSpan step, int steps)
    {
        using var connection = file.Connect(readOnly: true);
        var width = (long)step.TotalMicroseconds;
        using var select = ObservationTables.Statement(
            connection,
            "SELECT (t - $2) / $4, value, max(t) FROM minutes WHERE cell = $1 AND t >= $2 AND t < $3 GROUP BY (t - $2) / $4",
            4);
        var lines = new List<Sparkline>(indicators.Count);
        foreach (var indicator in indicators)
        {
            var values = new double?[steps];
            if (cells.TryGet(area, indicator, out var cell))
            {
                Bind(select, cell, from.Micros, (from + (step * steps)).Micros, width);
                using var rows = select.ExecuteReader();
                while (rows.Read())
                {
                    values[rows.GetInt32(0)] = rows.GetDouble(1);
                }
            }

            lines.Add(new Sparkline(indicator, from.ToDateTimeOffset(), step.TotalSeconds, values));
        }

        return lines;
    }

    private static (Dictionary<ulong, Instant> Devices, Instant? Newest) Devices(
        SqliteConnection connection, List<(long Number, ulong Device, int Measure)> series, long arrivedBy, long before)
    {
        using var select = ObservationTables.Statement(
            connection, "SELECT t FROM raw WHERE series = $1 AND t <= $2 AND arrived <= $3 ORDER BY t DESC LIMIT 1", 3);
        var devices = new Dictionary<ulong, Instant>();
        Instant? newest = null;
        foreach (var (number, device, _) in series)
        {
            Bind(select, number, before, arrivedBy);
            if (select.ExecuteScalar() is long micros)
            {
                var last = new Instant(micros);
                devices[device] = devices.TryGetValue(device, out var known) && known > last ? known : last;
                newest = newest is { } n && n > last ? n : last;
            }
        }

        return (devices, newest);
    }

    private (Instant? Minute, ReadingStatus Status) LastMinute(SqliteConnection connection, CellQuery query)
    {
        if (!cells.TryGet(query.Area, query.Indicator, out var cell))
        {
            return (null, ReadingStatus.Unknown);
        }

        using var select = ObservationTables.Statement(
            connection, "SELECT t, status FROM minutes WHERE cell = $1 AND t <= $2 ORDER BY t DESC LIMIT 1", 2);
        Bind(select, cell, query.AsOf is { } asOf ? asOf.Micros - MinuteMicros : long.MaxValue);
        using var rows = select.ExecuteReader();
        return rows.Read()
            ? (new Instant(rows.GetInt64(0)), (ReadingStatus)rows.GetInt32(1))
            : (null, ReadingStatus.Unknown);
    }

    internal static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }
    }
}
