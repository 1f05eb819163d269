using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Sqlite;

/// <summary>
/// The one writer: jobs that wait are written in one transaction, made durable by one flush, and answered after it. The queue is
/// bounded; a full one makes callers wait. A failure breaks the promises of that transaction, and the next is tried anew.
/// </summary>
internal sealed partial class SqliteWriter<TTables> : IAsyncDisposable
    where TTables : ISqliteTables
{
    private const int QueueLimit = 64;
    private const int JobsTogether = 16;

    private readonly ILogger _logger;
    private readonly Channel<WriteJob<TTables>> _queue = Channel.CreateBounded<WriteJob<TTables>>(
        new BoundedChannelOptions(QueueLimit) { SingleReader = true });

    private readonly Task _loop;

    /// <param name="tables">Owned from here on, with their connection.</param>
    public SqliteWriter(TTables tables, ILogger logger)
    {
        Tables = tables;
        _logger = logger;
        _loop = Task.Factory.StartNew(LoopAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    public TTables Tables { get; }

    /// <summary>Runs work inside the next transaction and answers when that is durable.</summary>
    public async Task<T> DoAsync<T>(Func<TTables, SqliteTransaction, T> work, CancellationToken cancellation)
    {
        var job = new WriteJobOf<TTables, T>(work);
        try
        {
            await _queue.Writer.WriteAsync(job, cancellation);
        }
        catch (ChannelClosedException e)
        {
            throw new HistoryException("History is closed: the server stops.", e);
        }

        return await job.Done;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
        Tables.Dispose();
    }

    private async Task LoopAsync()
    {
        var jobs = new List<WriteJob<TTables>>(JobsTogether);
        while (await _queue.Reader.WaitToReadAsync())
        {
            jobs.Clear();
            while (jobs.Count < JobsTogether && _queue.Reader.TryRead(out var job))
            {
                jobs.Add(job);
            }

            Write(jobs);
        }
    }

    private void Write(List<WriteJob<TTables>> jobs)
    {
        try
        {
            using var transaction = Tables.Connection.BeginTransaction(deferred: false);
            try
            {
                foreach (var job in jobs)
                {
                    job.Run(Tables, transaction);
                }

                transaction.Commit();
            }
            catch
            {
                Tables.Forget();
                throw;
            }

            Tables.Keep();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogWriteFailed(jobs.Count, e.Message);
            var reason = new HistoryException($"History could not be written ({e.Message.TrimEnd('.')}): check the disk of the data folder; nothing was acknowledged and writing is tried again.", e);
            jobs.ForEach(j => j.Fail(reason));
            return;
        }

        jobs.ForEach(j => j.Succeed());
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "HistoryWriteFailed: {Jobs} writes were rolled back: {Reason}")]
    private partial void LogWriteFailed(int jobs, string reason);
}
