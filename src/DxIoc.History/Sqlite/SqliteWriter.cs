using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Sqlite;

/// <summary>
/// The one writer: jobs that wait are written in one transaction, made durable by one flush, and answered after it. The queue is
/// bounded; a full one makes callers wait. A failure breaks the promises of that transaction, and the next is tried anew.
/// </summary>
internal sealed partial class SqliteWriter : IAsyncDisposable
{
    private const int QueueLimit = 64;
    private const int JobsTogether = 16;

    private readonly SqliteConnection _connection;
    private readonly SeriesIndex _index;
    private readonly ILogger _logger;
    private readonly Channel<WriteJob> _queue = Channel.CreateBounded<WriteJob>(
        new BoundedChannelOptions(QueueLimit) { SingleReader = true });

    private readonly Task _loop;

    public SqliteWriter(SqliteFile file, SeriesIndex index, ILogger logger)
    {
        _connection = file.Connect(readOnly: false);
        _index = index;
        _logger = logger;
        Observations = new ObservationTables(_connection, index);
        Readings = new ReadingTables(_connection);
        _loop = Task.Factory.StartNew(LoopAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
    }

    public SqliteConnection Connection => _connection;

    public ObservationTables Observations { get; }

    public ReadingTables Readings { get; }

    /// <summary>Runs work inside the next transaction and answers when that is durable.</summary>
    public async Task<T> DoAsync<T>(Func<SqliteWriter, SqliteTransaction, T> work, CancellationToken cancellation)
    {
        var job = new WriteJobOf<T>(work);
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
        Observations.Dispose();
        Readings.Dispose();
        await _connection.DisposeAsync();
    }

    private async Task LoopAsync()
    {
        var jobs = new List<WriteJob>(JobsTogether);
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

    private void Write(List<WriteJob> jobs)
    {
        try
        {
            using var transaction = _connection.BeginTransaction(deferred: false);
            try
            {
                foreach (var job in jobs)
                {
                    job.Run(this, transaction);
                }

                transaction.Commit();
            }
            catch
            {
                Observations.Forget();
                Readings.Forget();
                throw;
            }

            Observations.Keep();
            Readings.Keep();
        }
        catch (Exception e) when (e is SqliteException or InvalidOperationException)
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
