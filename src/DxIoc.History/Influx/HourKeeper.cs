using System.Buffers;
using DxIoc.History.Sqlite;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Influx;

/// <summary>
/// Brings hours up to date with their minutes: every few seconds those that changed, and at once those that somebody
/// reads. A mark stays, in memory and in the file, until its hour is written.
/// </summary>
internal sealed partial class HourKeeper : IAsyncDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan MinutesLimit = TimeSpan.FromSeconds(5);

    private readonly InfluxClient _client;
    private readonly ReadingReader _reader;
    private readonly Shipper _shipper;
    private readonly SpoolAccount _account;
    private readonly SqliteWriter<SpoolTables> _writer;
    private readonly DirtyHours _dirty;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public HourKeeper(
        InfluxClient client, ReadingReader reader, Shipper shipper, SpoolAccount account, SqliteWriter<SpoolTables> writer, DirtyHours dirty,
        TimeProvider time, ILogger logger)
    {
        _client = client;
        _reader = reader;
        _shipper = shipper;
        _account = account;
        _writer = writer;
        _dirty = dirty;
        _time = time;
        _logger = logger;
    }

    public void Start() => _loop = Task.Run(RunAsync);

    /// <summary>Computes what is out of date; of one cell, or of all.</summary>
    /// <exception cref="HistoryException">The minutes are not with the server yet, or it does not answer.</exception>
    public async Task RefreshAsync(string? area, string? indicator, CancellationToken cancellation)
    {
        if (_dirty.Of(area, indicator).Count == 0)
        {
            return;
        }

        await _turn.WaitAsync(cancellation);
        try
        {
            var marks = _dirty.Of(area, indicator);
            if (marks.Count == 0)
            {
                return;
            }

            await _shipper.ShippedAsync(_account.Last.Row, MinutesLimit, cancellation);
            foreach (var hour in marks.GroupBy(m => m.Hour.Hour))
            {
                await ComputeAsync(hour.Key, [.. hour], cancellation);
            }
        }
        catch (InfluxException e)
        {
            throw e.ToHistory();
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _turn.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(Period, _time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                try
                {
                    if (_account.Trouble is null)
                    {
                        await RefreshAsync(null, null, _stop.Token);
                    }
                }
                catch (HistoryException e)
                {
                    LogHoursWait(e.Message);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    private async Task ComputeAsync(Instant hour, IReadOnlyList<(HourKey Hour, long Turn)> marks, CancellationToken cancellation)
    {
        var cells = marks.Select(m => (m.Hour.Area, m.Hour.Indicator)).ToHashSet();
        var lines = new ArrayBufferWriter<byte>();
        foreach (var reading in await _reader.HoursAsync(hour, cells, cancellation))
        {
            Lines.Hour(lines, reading);
        }

        var answer = lines.WrittenCount == 0
            ? WriteAnswer.Written
            : await _client.WriteAsync(InfluxTarget.Hour, Packing.Pack(lines.WrittenSpan), cancellation);
        if (answer.Result != WriteResult.Written)
        {
            throw new HistoryException($"Hours could not be written: {answer.Reason.TrimEnd('.')}.");
        }

        var clean = _dirty.Clean(marks);
        await _writer.DoAsync((t, transaction) => t.CleanHours(clean, transaction), cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "HoursWait: hours are computed later: {Reason}")]
    private partial void LogHoursWait(string reason);
}
