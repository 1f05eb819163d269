using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Sqlite;

/// <summary>
/// How a store lives in its file: opened once, written by one writer, read beside it, and closed with both. What SQLite objects to
/// leaves as a <see cref="HistoryException"/>.
/// </summary>
/// <param name="name">For sentences: "… could not be read".</param>
internal sealed class SqliteStore<TTables, TReader>(string folder, SqliteSchema schema, string name, ILogger logger) : IAsyncDisposable
    where TTables : ISqliteTables
    where TReader : class
{
    private SqliteFile? _file;
    private SqliteWriter<TTables>? _writer;
    private TReader? _reader;

    public SqliteWriter<TTables> Writer => _writer ?? throw NotOpened();

    public TReader Reader => _reader ?? throw NotOpened();

    /// <param name="tables">The writer's, over a connection that they own.</param>
    /// <param name="reader">Safe for concurrent use.</param>
    public Task OpenAsync(Func<SqliteFile, TTables> tables, Func<SqliteFile, TTables, TReader> reader, CancellationToken cancellation) =>
        Task.Run(() => Open(tables, reader), cancellation);

    /// <summary>Inside the next transaction; back when it is durable.</summary>
    public Task<T> WriteAsync<T>(Func<TTables, SqliteTransaction, T> work, CancellationToken cancellation) => Writer.DoAsync(work, cancellation);

    public Task<T> ReadAsync<T>(Func<TReader, T> read, CancellationToken cancellation) => Task.Run(
        () =>
        {
            try
            {
                return read(Reader);
            }
            catch (SqliteException e)
            {
                throw ReadFailed(e);
            }
        },
        cancellation);

    public HistoryException ReadFailed(SqliteException e) => new($"{name} could not be read ({e.Message.TrimEnd('.')}): check the disk of the data folder.", e);

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }

        _file?.Dispose();
    }

    private void Open(Func<SqliteFile, TTables> tables, Func<SqliteFile, TTables, TReader> reader)
    {
        _file = SqliteFile.Open(folder, schema, logger);
        try
        {
            _writer = new SqliteWriter<TTables>(tables(_file), logger);
            _reader = reader(_file, _writer.Tables);
        }
        catch (SqliteException e)
        {
            throw _file.CannotBeOpened(e);
        }
    }

    private HistoryException NotOpened() => new($"{name} cannot be used before the start: call StartAsync first.");
}
