using Microsoft.Data.Sqlite;

namespace DxIoc.EndToEnd.Tests.Harness;

/// <summary>While this lives, nobody else writes to a history file: what the server wants to store waits, for up to half a minute.</summary>
internal sealed class HeldWrites : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;

    public HeldWrites(string historyFile)
    {
        _connection = new SqliteConnection($"Data Source={historyFile};Mode=ReadWrite;Pooling=False");
        _connection.Open();
        _transaction = _connection.BeginTransaction(deferred: false);
    }

    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }
}
