using System.Buffers;
using DxIoc.History.Sqlite;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Influx;

/// <summary>
/// Writes the spool and its ledger, over one connection that it owns. A batch becomes rows of at most
/// <see cref="PointsTogether"/> points, so that each is a request by itself. Used by the writer's thread alone.
/// </summary>
internal sealed class SpoolTables : ISqliteTables
{
    public const int PointsTogether = 5_000;

    private const int PagesGivenBack = 32_768;

    private readonly SeriesMemory _memory;
    private readonly DirtyHours _hours;
    private readonly SpoolAccount _account;
    private readonly TimeProvider _time;
    private readonly SeriesTable _series;
    private readonly BookTables _books;
    private readonly SqliteCommand _add;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _markHour;
    private readonly SqliteCommand _cleanHour;
    private readonly ArrayBufferWriter<byte> _lines = new(1 << 20);
    private readonly HashSet<HourKey> _marked = [];
    private (long Bytes, long Points, long Row, long Commit) _added;

    public SpoolTables(SqliteConnection connection, SeriesMemory memory, DirtyHours hours, SpoolAccount account, TimeProvider time)
    {
        Connection = connection;
        _memory = memory;
        _hours = hours;
        _account = account;
        _time = time;
        _series = new SeriesTable(connection);
        _books = new BookTables(connection);
        _add = ObservationTables.Statement(
            connection, "INSERT INTO spool (target, number, written, points, bytes, body) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id", 6);
        _delete = ObservationTables.Statement(connection, "DELETE FROM spool WHERE id <= $1", 1);
        _markHour = ObservationTables.Statement(connection, "INSERT OR IGNORE INTO dirty_hours (area, indicator, t) VALUES ($1, $2, $3)", 3);
        _cleanHour = ObservationTables.Statement(connection, "DELETE FROM dirty_hours WHERE area = $1 AND indicator = $2 AND t = $3", 3);
    }

    public SqliteConnection Connection { get; }

    /// <summary>The receipt; or, with nothing written, the observations of which only the server can tell whether they are new.</summary>
    /// <param name="asked">What the server said of each series and time; null when it was not asked.</param>
    public (WriteReceipt? Receipt, IReadOnlyList<Observation> Unclear) Write(
        HistoryBatch batch, AskedTimes? asked, SqliteTransaction transaction, int refusedKept)
    {
        var known = new KnownSeries?[batch.Observations.Count];
        List<Observation>? unclear = null;
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = _memory.Find(batch.Observations[i].Series);
            if (known[i] is { } k && !k.Times.CanTell(batch.Observations[i].Time.Micros) && asked?.Knows(batch.Observations[i]) != true)
            {
                (unclear ??= []).Add(batch.Observations[i]);
            }
        }

        if (unclear is not null)
        {
            return (null, unclear);
        }

        var commit = _books.NextCommit(transaction);
        _added.Commit = commit;
        var duplicate = new bool[known.Length];
        var points = 0;
        for (var i = 0; i < known.Length; i++)
        {
            var o = batch.Observations[i];
            var series = known[i] ?? _memory.Find(o.Series) ?? _memory.Add(o.Series);
            duplicate[i] = series.Times.CanTell(o.Time.Micros) ? !_memory.Add(series.Times, o.Time.Micros) : !asked!.Add(o);
            if (!duplicate[i])
            {
                Lines.Raw(_lines, series.Prefix, o);
                points = Spool(InfluxTarget.Raw, commit, points + 1, PointsTogether, transaction);
            }
        }

        Spool(InfluxTarget.Raw, commit, points, 1, transaction);
        foreach (var series in _memory.New)
        {
            _series.Add(series, transaction);
        }

        _books.Write(batch, duplicate, transaction, refusedKept);
        return (new WriteReceipt(commit, duplicate), []);
    }

    public int Write(IReadOnlyList<MinuteReading> minutes, SqliteTransaction transaction)
    {
        _markHour.Transaction = transaction;
        var points = 0;
        foreach (var m in minutes)
        {
            var hour = HourKey.Of(m.Area, m.Indicator, m.Minute);
            if (_marked.Add(hour) && _hours.IsClean(hour))
            {
                ObservationTables.Run(_markHour, hour.Area, hour.Indicator, hour.Hour.Micros);
            }

            Lines.Minute(_lines, m);
            points = Spool(InfluxTarget.Minute, 0, points + 1, PointsTogether, transaction);
        }

        Spool(InfluxTarget.Minute, 0, points, 1, transaction);
        return minutes.Count;
    }

    /// <summary>Everything up to a row is with the server, but for what it refused; says what that changes in the books.</summary>
    public IReadOnlyList<FeedBookChange> Settle(long row, IReadOnlyList<RefusedEntry> putAside, SqliteTransaction transaction, int refusedKept)
    {
        _delete.Transaction = transaction;
        ObservationTables.Run(_delete, row);
        return putAside.Count > 0 ? _books.PutAside(putAside, transaction, refusedKept) : [];
    }

    /// <summary>Hours are computed: their marks go, unless one came back meanwhile.</summary>
    public int CleanHours(IReadOnlyList<HourKey> hours, SqliteTransaction transaction)
    {
        _cleanHour.Transaction = transaction;
        foreach (var hour in hours.Where(h => !_marked.Contains(h) && _hours.IsClean(h)))
        {
            ObservationTables.Run(_cleanHour, hour.Area, hour.Indicator, hour.Hour.Micros);
        }

        return hours.Count;
    }

    /// <summary>A file that has drained shrinks, a step at a time; says by how many pages.</summary>
    public long GiveBackSpace(SqliteTransaction transaction)
    {
        using var shrink = Connection.CreateCommand();
        shrink.Transaction = transaction;
        shrink.CommandText = $"PRAGMA incremental_vacuum({PagesGivenBack})";
        using var rows = shrink.ExecuteReader();
        long steps = 0;
        while (rows.Read())
        {
            steps++;
        }

        return steps;
    }

    public void Keep()
    {
        _memory.Keep();
        // Whoever sees a mark waits for the rows known here: the last minute's must be among them.
        _account.Add(_added.Bytes, _added.Points, _added.Row, _added.Commit);
        _hours.Mark(_marked);
        Clear();
    }

    public void Forget()
    {
        _memory.Forget();
        Clear();
    }

    public void Dispose()
    {
        foreach (var command in new[] { _add, _delete, _markHour, _cleanHour })
        {
            command.Dispose();
        }

        _series.Dispose();
        _books.Dispose();
        Connection.Dispose();
    }

    /// <summary>Makes a row of the lines once they are enough; says how many are left over.</summary>
    private int Spool(InfluxTarget target, long commit, int points, int enough, SqliteTransaction transaction)
    {
        if (points < enough)
        {
            return points;
        }

        var body = Packing.Pack(_lines.WrittenSpan);
        _lines.ResetWrittenCount();
        _add.Transaction = transaction;
        var values = new object[] { (long)target, commit, Instant.Now(_time).Micros, points, body.Length, body };
        for (var i = 0; i < values.Length; i++)
        {
            _add.Parameters[i].Value = values[i];
        }

        _added = (_added.Bytes + body.Length, _added.Points + points, (long)_add.ExecuteScalar()!, _added.Commit);
        return 0;
    }

    private void Clear()
    {
        _lines.ResetWrittenCount();
        _marked.Clear();
        _added = default;
    }
}
