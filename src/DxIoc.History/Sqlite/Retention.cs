using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>
/// Gives up what is past its time, and the oldest raw observations while the file is too large. Each step is a small
/// transaction of its own, so that writes go on in between.
/// </summary>
internal sealed class Retention(SqliteWriter<HistoryTables> writer, SqliteReaderOfSize size, SeriesIndex index, HistoryOptions options)
{
    private const int StepRows = 10_000;
    private const int StepsLimit = 2_000;
    private static readonly TimeSpan SizeStep = TimeSpan.FromHours(1);

    public async Task<RetentionReport> RunAsync(Instant now, CancellationToken cancellation)
    {
        var raw = await DeleteAsync("raw", "series", now - TimeSpan.FromDays(options.RawDays), cancellation);
        var minutes = await DeleteAsync("minutes", "cell", now - TimeSpan.FromDays(options.MinuteDays), cancellation);
        var forSize = false;
        var limit = (long)options.SizeLimitMiB << 20;
        for (var step = 0; step < StepsLimit && size.UsedBytes() > limit && size.OldestRaw(index.Numbers) is { } oldest; step++)
        {
            forSize = true;
            raw += await DeleteAsync("raw", "series", oldest + SizeStep, cancellation);
        }

        return new RetentionReport(raw, minutes, forSize, size.OldestRaw(index.Numbers));
    }

    private async Task<long> DeleteAsync(string table, string key, Instant before, CancellationToken cancellation)
    {
        long deleted = 0;
        foreach (var number in size.Keys(table, key, before))
        {
            int step;
            do
            {
                cancellation.ThrowIfCancellationRequested();
                step = await writer.DoAsync((w, t) => DeleteStep(w.Connection, t, table, key, number, before), cancellation);
                deleted += step;
            }
            while (step == StepRows);
        }

        return deleted;
    }

    private static int DeleteStep(SqliteConnection connection, SqliteTransaction transaction, string table, string key, long number, Instant before)
    {
        // Table and column names are constants of this class, never text from outside.
        using var delete = ObservationTables.Statement(
            connection,
            $"DELETE FROM {table} WHERE {key} = $1 AND t IN (SELECT t FROM {table} WHERE {key} = $1 AND t < $2 ORDER BY t LIMIT $3)",
            3);
        delete.Transaction = transaction;
        return ObservationTables.Run(delete, number, before.Micros, StepRows);
    }
}
