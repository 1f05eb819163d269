using DxIoc.History.Sqlite;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Influx;

/// <summary>
/// Takes rows from the spool to the server, in order, one request in flight: 5,000 points or what a second brought. What
/// the server takes leaves the spool; what it refuses as bad is put aside with its reason; whatever else happens, it is
/// tried again until it is taken. Memory: one request.
/// </summary>
internal sealed partial class Shipper : IAsyncDisposable
{
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SayAgain = TimeSpan.FromSeconds(30);

    /// <summary>Rows sent are deleted together: a crash in between sends them once more, which changes nothing.</summary>
    private const int RowsDeletedTogether = 32;

    private readonly InfluxClient _client;
    private readonly InfluxLayout _layout;
    private readonly SpoolReader _reader;
    private readonly SqliteWriter<SpoolTables> _writer;
    private readonly SpoolAccount _account;
    private readonly HistoryOptions _options;
    private readonly Action<FeedBookChange> _corrected;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly ShipGate _gate = new();
    private readonly Backoff _backoff = new();
    private readonly MemoryStream _joined = new();
    private readonly Lock _progress = new();
    private TaskCompletionSource _moved = New();
    private TaskCompletionSource _hurry = New();
    private Task _loop = Task.CompletedTask;
    private long _shippedRow;
    private long _shippedCommit;
    private int _undeleted;
    private long _saidAt;

    public Shipper(
        InfluxClient client, InfluxLayout layout, SpoolReader reader, SqliteWriter<SpoolTables> writer, SpoolAccount account,
        HistoryOptions options, Action<FeedBookChange> corrected, TimeProvider time, ILogger logger)
    {
        _client = client;
        _layout = layout;
        _reader = reader;
        _writer = writer;
        _account = account;
        _options = options;
        _corrected = corrected;
        _time = time;
        _logger = logger;
    }

    public void Start()
    {
        (_shippedRow, _shippedCommit) = (_account.First - 1, _account.Last.Commit);
        _loop = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _gate.Dispose();
        _stop.Dispose();
        await _joined.DisposeAsync();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await RowsAsync();
                await _gate.EnterSendingAsync(_stop.Token);
                try
                {
                    await ShipAsync();
                }
                finally
                {
                    _gate.LeaveSending();
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // What was sent and not yet deleted is sent once more at the next start.
        }
    }

    /// <summary>Until there is enough to send, or somebody waits for it, or a second is over.</summary>
    private async Task RowsAsync()
    {
        var (points, more) = _account.Watch();
        if (points == 0)
        {
            await DeleteAsync();
            await more.WaitAsync(_stop.Token);
            (points, more) = _account.Watch();
        }

        Task? linger = null;
        while (points < SpoolTables.PointsTogether)
        {
            linger ??= Task.Delay(Linger, _time, _stop.Token);
            Task hurry;
            lock (_progress)
            {
                hurry = _hurry.Task;
            }

            if (await Task.WhenAny(more, linger, hurry) != more)
            {
                break;
            }

            (points, more) = _account.Watch();
        }

        _stop.Token.ThrowIfCancellationRequested();
    }

    private async Task ShipAsync()
    {
        lock (_progress)
        {
            if (_hurry.Task.IsCompleted)
            {
                _hurry = New();
            }
        }

        bool split;
        do
        {
            // A write is sent whole before anyone reads: what a cell sees ends at a write.
            (var rows, split) = await ReadAsync(() => _reader.Next(_shippedRow));
            if (rows.Count > 0)
            {
                await SendAsync(rows);
            }
        }
        while (split);
    }

    private async Task SendAsync(IReadOnlyList<SpoolRow> rows)
    {
        var started = _time.GetTimestamp();
        var target = rows[0].Target;
        var points = rows.Sum(r => r.Points);
        var answer = await DecidedAsync(target, rows.Count == 1 ? rows[0].Body : Join(rows));
        var last = rows[^1];
        if (answer.Result == WriteResult.Written)
        {
            if (++_undeleted >= RowsDeletedTogether)
            {
                await DeleteAsync(last.Id);
            }
        }
        else
        {
            await PutAsideAsync(rows, answer);
        }

        InfluxMetrics.ShipSeconds.Record(_time.GetElapsedTime(started).TotalSeconds);
        InfluxMetrics.Shipped.Add(points);
        var oldest = await ReadAsync(() => _reader.OldestAfter(last.Id));
        _account.Remove(rows.Sum(r => (long)r.Body.Length), points, oldest);
        Move(last.Id, Math.Max(_shippedCommit, last.Commit));
    }

    private void Move(long row, long commit)
    {
        lock (_progress)
        {
            _shippedRow = row;
            _shippedCommit = commit;
            _moved.TrySetResult();
            _moved = New();
        }
    }

    private ReadOnlyMemory<byte> Join(IReadOnlyList<SpoolRow> rows)
    {
        // One gzip member a request: not every version reads several.
        return Packing.Pack(Plain(rows).Span);
    }

    private ReadOnlyMemory<byte> Plain(IReadOnlyList<SpoolRow> rows)
    {
        _joined.SetLength(0);
        foreach (var row in rows)
        {
            Packing.Unpack(row.Body, _joined);
        }

        return _joined.GetBuffer().AsMemory(0, (int)_joined.Length);
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
