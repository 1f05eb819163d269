using DxIoc.History.Sqlite;
using DxIoc.Indicators.Observations;
using Microsoft.Data.Sqlite;

namespace DxIoc.History;

/// <summary>
/// Copies of the embedded store's file. A backup is taken beside the running server, which writes on, and has what was durable
/// when it began; it and what is restored of it are checked page by page before they get their name.
/// </summary>
public static class HistoryBackup
{
    /// <summary>Any version that this program can bring up to date.</summary>
    private const int OldestVersion = 1;

    /// <exception cref="HistoryException">One sentence that says what to do.</exception>
    public static Task<BackupReport> TakeAsync(string folder, string file, CancellationToken cancellation) => Task.Run(
        () =>
        {
            using var connection = StoredFile.Open(Path.Combine(folder, SqliteSchema.History.FileName), SqliteSchema.History, OldestVersion);
            return Copy(connection, file);
        },
        cancellation);

    /// <summary>Puts a backup into a data folder that has no history.</summary>
    /// <exception cref="HistoryException">One sentence that says what to do.</exception>
    public static Task<BackupReport> RestoreAsync(string folder, string file, CancellationToken cancellation) => Task.Run(
        () =>
        {
            using var connection = StoredFile.Open(file, SqliteSchema.History, OldestVersion);
            if (SqliteCopy.Damage(file) is { } damage)
            {
                throw new HistoryException($"The backup {file} is damaged ({damage.TrimEnd('.')}): restore another one.");
            }

            using var @lock = SqliteFile.TakeLock(folder);
            var path = Path.Combine(folder, SqliteSchema.History.FileName);
            return File.Exists(path)
                ? throw new HistoryException($"The data folder {folder} has a history already: move {path} away, or name an empty folder with --Data:Path.")
                : Copy(connection, path);
        },
        cancellation);

    private static BackupReport Copy(SqliteConnection from, string file)
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
            file, new FileInfo(file).Length, SqliteFile.Number(copy, "SELECT count(*) FROM raw"), seen < 0 ? null : new Instant(seen));
    }
}
