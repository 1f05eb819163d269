using DxIoc.History.Transfer;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>
/// The lines of an export, read one by one in a single snapshot: series with their observations, cells with their hours and
/// then their minutes, refused messages, books.
/// </summary>
internal sealed class ExportReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _snapshot;
    private readonly ExportRange _range;

    private ExportReader(SqliteConnection connection, ExportRange range)
    {
        _connection = connection;
        _snapshot = connection.BeginTransaction(deferred: true);
        _range = range;
    }

    /// <summary>Opens the store beside whoever uses it.</summary>
    public static ExportReader Open(string folder, ExportRange range) => new(StoredFile.Open(folder, SqliteSchema.History), range);

    /// <summary>Each with the part of the work that is done, 0 to 1.</summary>
    public IEnumerable<(double Part, ExportLine Line)> Lines()
    {
        yield return (0, new ExportLine { Kind = ExportLine.Begin, Format = ExportLine.CurrentFormat });
        var series = All("SELECT id, area, feed, device, measure FROM series ORDER BY id", r => (Id: r.GetInt64(0), Line: new ExportLine
        {
            Kind = ExportLine.Series,
            Area = r.GetString(1),
            Feed = r.GetString(2),
            Device = r.GetString(3),
            Measure = r.GetString(4),
        }));
        var cells = All("SELECT id, area, indicator FROM cells ORDER BY id", r => (Id: r.GetInt64(0), Area: r.GetString(1), Indicator: r.GetString(2)));
        var (done, work) = (0, (double)Math.Max(1, series.Count + cells.Count));
        foreach (var (id, line) in series)
        {
            yield return (done / work, line);
            foreach (var observation in Observations(id, line))
            {
                yield return (done / work, observation);
            }

            done++;
        }

        foreach (var cell in cells)
        {
            foreach (var reading in Hours(cell.Id, cell.Area, cell.Indicator).Concat(Minutes(cell.Id, cell.Area, cell.Indicator)))
            {
                yield return (done / work, reading);
            }

            done++;
        }

        foreach (var line in Refused().Concat(Books()))
        {
            yield return (1, line);
        }
    }

    public void Dispose()
    {
        _snapshot.Dispose();
        _connection.Dispose();
    }

    private IEnumerable<ExportLine> Observations(long series, ExportLine of) => Read(
        "SELECT t, value, arrived FROM raw WHERE series = $3 AND t >= $1 AND t < $2 ORDER BY t",
        series,
        r => new ExportLine
        {
            Kind = ExportLine.Observation,
            Area = of.Area,
            Feed = of.Feed,
            Device = of.Device,
            Measure = of.Measure,
            T = r.GetInt64(0),
            Value = r.GetDouble(1),
            Arrived = r.GetInt64(2),
        });

    private IEnumerable<ExportLine> Hours(long cell, string area, string indicator) => Read(
        "SELECT t, value_sum, value_count, last, min, max, count, cumulative FROM hours WHERE cell = $3 AND t >= $1 AND t < $2 ORDER BY t",
        cell,
        r => new ExportLine
        {
            Kind = ExportLine.Hour,
            Area = area,
            Indicator = indicator,
            T = r.GetInt64(0),
            Sum = r.GetDouble(1),
            Minutes = r.GetInt64(2),
            Last = r.GetDouble(3),
            Min = r.GetDouble(4),
            Max = r.GetDouble(5),
            Count = r.GetInt64(6),
            Cumulative = r.GetInt64(7) != 0,
        });

    private IEnumerable<ExportLine> Minutes(long cell, string area, string indicator) => Read(
        "SELECT t, value, min, max, count, status, cumulative FROM minutes WHERE cell = $3 AND t >= $1 AND t < $2 ORDER BY t",
        cell,
        r => new ExportLine
        {
            Kind = ExportLine.Minute,
            Area = area,
            Indicator = indicator,
            T = r.GetInt64(0),
            Value = r.GetDouble(1),
            Min = r.GetDouble(2),
            Max = r.GetDouble(3),
            Count = r.GetInt64(4),
            Status = r.GetInt32(5),
            Cumulative = r.GetInt64(6) != 0,
        });

    private IEnumerable<ExportLine> Refused() => Read(
        "SELECT t, feed, topic, payload, code, reason, place FROM refused WHERE t >= $1 AND t < $2 AND $3 = 0 ORDER BY id",
        0,
        r => new ExportLine
        {
            Kind = ExportLine.Refused,
            T = r.GetInt64(0),
            Feed = r.GetString(1),
            Topic = r.GetString(2),
            Payload = (byte[])r.GetValue(3),
            Code = r.GetString(4),
            Reason = r.GetString(5),
            Place = r.GetString(6),
        });

    /// <summary>As they stand; of a stretch, only what lies in it is counted.</summary>
    private IEnumerable<ExportLine> Books() => Read(
        _range.Whole
            ? "SELECT feed, stored, duplicate, refused, last_seen, lag FROM books WHERE $1 < $2 AND $3 = 0"
            : """
              SELECT feed, sum(stored), 0, sum(refused), max(seen), NULL FROM (
                  SELECT feed, count(*) AS stored, 0 AS refused, max(arrived) AS seen
                  FROM series CROSS JOIN raw ON raw.series = series.id AND raw.t >= $1 AND raw.t < $2 GROUP BY feed
                  UNION ALL SELECT feed, 0, count(*), max(t) FROM refused WHERE t >= $1 AND t < $2 GROUP BY feed)
              WHERE $3 = 0 GROUP BY feed
              """,
        0,
        r => new ExportLine
        {
            Kind = ExportLine.Book,
            Feed = r.GetString(0),
            Stored = r.GetInt64(1),
            Duplicate = r.GetInt64(2),
            RefusedCount = r.GetInt64(3),
            LastSeen = r.IsDBNull(4) ? null : r.GetInt64(4),
            Lag = r.IsDBNull(5) ? null : r.GetInt64(5),
        });

    private List<T> All<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var select = ObservationTables.Statement(_connection, sql, 0);
        using var rows = select.ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all;
    }

    /// <param name="sql">$1 and $2 are the stretch, $3 the key.</param>
    private IEnumerable<ExportLine> Read(string sql, long key, Func<SqliteDataReader, ExportLine> read)
    {
        using var select = ObservationTables.Statement(_connection, sql, 3);
        SqliteReader.Bind(select, _range.FromMicros, _range.UntilMicros, key);
        using var rows = select.ExecuteReader();
        while (rows.Read())
        {
            yield return read(rows);
        }
    }
}
