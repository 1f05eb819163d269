using DxIoc.History.Sqlite;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Influx;

/// <summary>Starting: the spool, the server, what waits in the spool, and what the server knows already.</summary>
internal sealed partial class InfluxHistory
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan SayAgain = TimeSpan.FromSeconds(10);

    /// <summary>The newest of every series may take the server a while.</summary>
    private static readonly TimeSpan SeriesLimit = TimeSpan.FromMinutes(2);

    public async Task StartAsync(CancellationToken cancellation)
    {
        await _spool.OpenAsync(Tables, (f, _) => new SpoolReaders(new SpoolReader(f), new BookReader(f)), cancellation);
        await PersistAsync(() => _layout.EnsureAsync(cancellation), cancellation);
        _shipper = new Shipper(_client, _layout, _spool.Reader.Rows, _spool.Writer, _account, _options, c => Corrected?.Invoke(c), _time, _logger);
        _shipper.Start();
        await DrainAsync(cancellation);
        await PersistAsync(() => LoadSeriesAsync(cancellation), cancellation);
        _hours = new HourKeeper(_client, _readings, _shipper, _account, _spool.Writer, _dirty, _time, _logger);
        _hours.Start();
    }

    private SpoolTables Tables(SqliteFile file)
    {
        foreach (var (_, series) in SeriesTable.Read(file))
        {
            _memory.Load(series, null);
        }

        var reader = new SpoolReader(file);
        reader.Load(_account);
        _dirty.Mark(reader.DirtyHours());
        return new SpoolTables(file.Connect(readOnly: false), _memory, _dirty, _account, _time);
    }

    /// <summary>Tries until the server answers; only what will not pass by waiting ends the start.</summary>
    private async Task PersistAsync(Func<Task> work, CancellationToken cancellation)
    {
        long said = 0;
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (InfluxException e) when (!e.Passing)
            {
                throw e.ToHistory();
            }
            catch (InfluxException e)
            {
                if (said == 0 || _time.GetElapsedTime(said) >= SayAgain)
                {
                    said = _time.GetTimestamp();
                    LogStartWaits(e.Message);
                }

                await Task.Delay(TryAgain, _time, cancellation);
            }
        }
    }

    /// <summary>Cells are rebuilt from the server, so what an earlier run left in the spool must be there first.</summary>
    private async Task DrainAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await _shipper!.ShippedAsync(_account.Last.Row, SayAgain, cancellation);
                return;
            }
            catch (HistoryException e)
            {
                LogStartDrains(_account.State.Points, e.Message);
            }
        }
    }

    private Task LoadSeriesAsync(CancellationToken cancellation) => _client.QueryAsync(
        InfluxTarget.Raw,
        "SELECT last(value) FROM raw GROUP BY area, feed, device, measure",
        rows =>
        {
            // A server that only takes points (VictoriaMetrics) answers every question with its databases.
            if (rows.Grouped)
            {
                _memory.Load(
                    new Series(rows.Tag("area"), rows.Tag("feed"), rows.Tag("device"), rows.Tag("measure")), new Instant(rows.Values[0][0].GetInt64()));
            }
        },
        SeriesLimit,
        cancellation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "HistoryWaits: the server is not ready until InfluxDB answers: {Reason}")]
    private partial void LogStartWaits(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "HistoryDrains: the server is not ready until the {Points} points of its last run are with InfluxDB: {Reason}")]
    private partial void LogStartDrains(long points, string reason);
}
