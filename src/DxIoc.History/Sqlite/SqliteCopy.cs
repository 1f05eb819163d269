using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>Writes a whole, durable, checked copy of an open file while others write on: what was committed when it began, and no more.</summary>
internal static class SqliteCopy
{
    /// <param name="from">Any connection to the file; it may be read-only.</param>
    /// <param name="path">Replaced whole when it exists; never half written under this name.</param>
    public static void Write(SqliteConnection from, string path)
    {
        var partial = path + ".partial";
        File.Delete(partial);
        try
        {
            using (var copy = Open(partial, SqliteOpenMode.ReadWriteCreate))
            {
                SqliteFile.Run(copy, "PRAGMA synchronous=FULL");
                // One step over all pages: a single snapshot, and writers beside it go on in the write-ahead log.
                from.BackupDatabase(copy);
                // A copy is one file: it must not need a log that lies somewhere else.
                SqliteFile.Run(copy, "PRAGMA journal_mode=DELETE");
            }

            if (Damage(partial) is { } damage)
            {
                throw new IOException($"the copy is not sound: {damage}");
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>Null when every page and index of the file is sound; otherwise what is wrong, in SQLite's words.</summary>
    public static string? Damage(string path)
    {
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadOnly);
            using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA integrity_check(1)";
            return check.ExecuteScalar() as string is var answer && answer == "ok" ? null : answer ?? "no answer";
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }

    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = 30,
        }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
