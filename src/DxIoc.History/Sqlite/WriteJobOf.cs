using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>A job that answers something.</summary>
internal sealed class WriteJobOf<TTables, T>(Func<TTables, SqliteTransaction, T> work) : WriteJob<TTables>
{
    private readonly TaskCompletionSource<T> _promise = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _answer;

    public Task<T> Done => _promise.Task;

    public override void Run(TTables tables, SqliteTransaction transaction) => _answer = work(tables, transaction);

    public override void Succeed() => _promise.TrySetResult(_answer!);

    public override void Fail(HistoryException reason) => _promise.TrySetException(reason);
}
