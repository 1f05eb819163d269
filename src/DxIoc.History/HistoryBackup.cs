using DxIoc.History.Influx;
using DxIoc.History.Sqlite;
using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;

namespace DxIoc.History;

/// <summary>
/// Copies of the store's own file: history.db, or with InfluxDB spool.db (what waits for it, and the books). A backup is taken beside the running server, which writes on, and has what was durable
/// when it began; it and what is restored of it are checked page by page before they get their name.
/// </summary>
public static class HistoryBackup
{
    /// <summary>Any version that this program can bring up to date.</summary>
    private const int OldestVersion = 1;

    /// <exception cref="HistoryException">One sentence that says what to do.</exception>
    public static Task<BackupReport> TakeAsync(HistoryOptions options, string file, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var schema = SchemaOf(options);
            using var connection = StoredFile.Open(Path.Combine(options.Folder, schema.FileName), schema, OldestVersion);
            return Copy(connection, file, schema);
        },
        cancellation);

    /// <summary>Puts a backup into a data folder that has no history.</summary>
    /// <exception cref="HistoryException">One sentence that says what to do.</exception>
    public static Task<BackupReport> RestoreAsync(HistoryOptions options, string file, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var (schema, folder) = (SchemaOf(options), options.Folder);
            using var connection = StoredFile.Open(file, schema, OldestVersion);
            if (SqliteCopy.Damage(file) is { } damage)
            {
                throw new HistoryException($"The backup {file} is damaged ({damage.TrimEnd('.')}): restore another one.");
            }

            using var @lock = SqliteFile.TakeLock(folder, schema.Lock);
            var path = Path.Combine(folder, schema.FileName);
            return File.Exists(path)
                ? throw new HistoryException($"The data folder {folder} has a {schema.Holds} already: move {path} away, or name an empty folder with --Data:Path.")
                : Copy(connection, path, schema);
        },
        cancellation);

    private static SqliteSchema SchemaOf(HistoryOptions options) => options.Store == "sqlite" ? SqliteSchema.History : SpoolSchema.Spool;

    private static BackupReport Copy(SqliteConnection from, string file, SqliteSchema schema)
    {
        try
        {
            SqliteCopy.Write(from, file);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new HistoryException($"The copy {file} could not be written ({e.Message.TrimEnd('.')}): name a file in a folder that has room and may be written.", e);
        }

        using var copy = SqliteCopy.Open(file, SqliteOpenMode.ReadOnly);
        var seen = SqliteFile.Number(copy, "SELECT coalesce(max(last_seen), -1) FROM books");
        return new BackupReport(
            file, new FileInfo(file).Length, SqliteFile.Number(copy, $"SELECT count(*) FROM {schema.Bulk}"), seen < 0 ? null : new Instant(seen));
    }
}
