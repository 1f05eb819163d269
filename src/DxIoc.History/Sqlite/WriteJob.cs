using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>A piece of work for the writer, with the promise to whoever waits for it. It is kept or broken after the commit.</summary>
internal abstract class WriteJob<TTables>
{
    public abstract void Run(TTables tables, SqliteTransaction transaction);

    /// <summary>The transaction is durable.</summary>
    public abstract void Succeed();

    public abstract void Fail(HistoryException reason);
}
