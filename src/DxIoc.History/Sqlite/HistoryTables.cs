using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>The tables of history.db, over one connection that they own. Used by the writer's thread alone.</summary>
internal sealed class HistoryTables(SqliteConnection connection, SeriesIndex index) : ISqliteTables
{
    public SqliteConnection Connection => connection;

    public ObservationTables Observations { get; } = new(connection, index);

    public ReadingTables Readings { get; } = new(connection);

    public void Keep()
    {
        Observations.Keep();
        Readings.Keep();
    }

    public void Forget()
    {
        Observations.Forget();
        Readings.Forget();
    }

    public void Dispose()
    {
        Observations.Dispose();
        Readings.Dispose();
        connection.Dispose();
    }
}
