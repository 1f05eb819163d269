using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>Writes observations with what goes with them. Used by the writer's thread alone, inside its transactions.</summary>
internal sealed class ObservationTables : IDisposable
{
    private readonly SeriesIndex _index;
    private readonly SeriesTable _series;
    private readonly BookTables _books;
    private readonly SqliteCommand _addRaw;
    private readonly List<Series> _newSeries = [];

    public ObservationTables(SqliteConnection connection, SeriesIndex index)
    {
        _index = index;
        _series = new SeriesTable(connection);
        _books = new BookTables(connection);
        _addRaw = Statement(connection, "INSERT OR IGNORE INTO raw (series, t, value, arrived) VALUES ($1, $2, $3, $4)", 4);
    }

    public WriteReceipt Write(HistoryBatch batch, SqliteTransaction transaction, int refusedKept)
    {
        var commit = _books.NextCommit(transaction);
        var duplicate = AddObservations(batch.Observations, transaction);
        _books.Write(batch, duplicate, transaction, refusedKept);
        return new WriteReceipt(commit, duplicate);
    }

    /// <summary>The transaction is durable.</summary>
    public void Keep() => _newSeries.Clear();

    /// <summary>The transaction was rolled back: its new series have no number any more.</summary>
    public void Forget()
    {
        _newSeries.ForEach(_index.Remove);
        _newSeries.Clear();
    }

    public void Dispose()
    {
        _addRaw.Dispose();
        _series.Dispose();
        _books.Dispose();
    }

    internal static SqliteCommand Statement(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${i}") });
        }

        return command;
    }

    internal static int Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteNonQuery();
    }

    private bool[] AddObservations(IReadOnlyList<Observation> observations, SqliteTransaction transaction)
    {
        var duplicate = new bool[observations.Count];
        _addRaw.Transaction = transaction;
        for (var i = 0; i < observations.Count; i++)
        {
            var o = observations[i];
            duplicate[i] = Run(_addRaw, NumberOf(o.Series, transaction), o.Time.Micros, o.Value, o.Arrived.Micros) == 0;
        }

        return duplicate;
    }

    private long NumberOf(Series series, SqliteTransaction transaction)
    {
        if (_index.TryGet(series, out var number))
        {
            return number;
        }

        number = _series.Add(series, transaction);
        _newSeries.Add(series);
        _index.Add(series, number);
        return number;
    }
}
