using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>What a writer writes into. Whatever it holds in memory beside its tables follows the fate of the transaction.</summary>
internal interface ISqliteTables : IDisposable
{
    SqliteConnection Connection { get; }

    /// <summary>The transaction is durable.</summary>
    void Keep();

    /// <summary>The transaction was rolled back.</summary>
    void Forget();
}
