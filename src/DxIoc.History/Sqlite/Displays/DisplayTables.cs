using DxIoc.Indicators.Displays;
using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite.Displays;

/// <summary>Writes the displays of state.db, over one connection that it owns. Used by the writer's thread alone.</summary>
internal sealed class DisplayTables(SqliteConnection connection) : ISqliteTables
{
    private const int Columns = 12;

    public SqliteConnection Connection => connection;

    /// <summary>How many were written.</summary>
    public int Save(IReadOnlyList<Display> displays, SqliteTransaction transaction)
    {
        using var save = Statement($"INSERT OR REPLACE INTO displays VALUES ({string.Join(", ", Enumerable.Range(1, Columns).Select(i => $"${i}"))})", Columns, transaction);
        return displays.Sum(d => ObservationTables.Run(
            save,
            d.Id,
            d.TokenHash,
            d.Name,
            d.Own.Kind,
            d.Own.Id,
            Instant.From(d.Enrolled).Micros,
            OrNull(Micros(d.Order?.Since)),
            OrNull(Micros(d.Order?.Until)),
            OrNull(d.Order is { } order ? order.Frozen ? 1L : 0L : null),
            OrNull(d.Order?.Tile),
            OrNull(d.Order?.Shows?.Kind),
            OrNull(d.Order?.Shows?.Id)));
    }

    public int Remove(string id, SqliteTransaction transaction)
    {
        using var remove = Statement("DELETE FROM displays WHERE id = $1", 1, transaction);
        return ObservationTables.Run(remove, id);
    }

    public void Keep()
    {
    }

    public void Forget()
    {
    }

    public void Dispose() => connection.Dispose();

    private SqliteCommand Statement(string sql, int parameters, SqliteTransaction transaction)
    {
        var command = ObservationTables.Statement(connection, sql, parameters);
        command.Transaction = transaction;
        return command;
    }

    private static long? Micros(DateTimeOffset? time) => time is { } t ? Instant.From(t).Micros : null;

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
