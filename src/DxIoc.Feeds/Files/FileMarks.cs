using Microsoft.Data.Sqlite;

namespace DxIoc.Feeds.Files;

/// <summary>
/// Which files are done though they still lie in their folder, durably, in files.db of the data folder. Bounded: a mark goes with its
/// file, by age, and with a full folder's oldest. To lose it costs duplicates and no observation. Safe for concurrent use.
/// </summary>
internal sealed class FileMarks : IDisposable
{
    public const string FileName = "files.db";

    private readonly Lock _turn = new();
    private readonly SqliteConnection _connection;

    private FileMarks(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens or makes the file. One that is damaged is put aside.</summary>
    /// <exception cref="FeedException">The data folder cannot be written.</exception>
    public static FileMarks Open(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            Directory.CreateDirectory(folder);
            try
            {
                return new FileMarks(Connect(path));
            }
            catch (SqliteException e) when (e.SqliteErrorCode is 11 or 26)
            {
                // Corrupt, or no database at all.
                File.Move(path, path + ".damaged", overwrite: true);
                File.Delete(path + "-wal");
                return new FileMarks(Connect(path));
            }
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new FeedException($"The file {path}, which remembers the files that are done, cannot be opened ({e.Message.TrimEnd('.')}): check the disk and its rights.", e);
        }
    }

    /// <summary>The marks of a folder.</summary>
    public IReadOnlyList<(SeenFile File, DateTimeOffset Newest)> Load(string folder)
    {
        lock (_turn)
        {
            using var select = Command("SELECT path, size, written, newest FROM done WHERE folder = $folder", ("$folder", folder));
            using var rows = select.ExecuteReader();
            var marks = new List<(SeenFile, DateTimeOffset)>();
            while (rows.Read())
            {
                marks.Add((new SeenFile(rows.GetString(0), rows.GetInt64(1), Ticks(rows.GetInt64(2))), Ticks(rows.GetInt64(3))));
            }

            return marks;
        }
    }

    /// <summary>The time before which every file of a folder is passed over; null where none was set.</summary>
    public DateTimeOffset? Floor(string folder)
    {
        lock (_turn)
        {
            using var select = Command("SELECT newest FROM floor WHERE folder = $folder", ("$folder", folder));
            return select.ExecuteScalar() is long ticks ? Ticks(ticks) : null;
        }
    }

    /// <summary>All or nothing, on the disk when it returns.</summary>
    /// <exception cref="SqliteException">The disk does not take it.</exception>
    public void Change(
        string folder, IReadOnlyList<(SeenFile File, DateTimeOffset Newest)> done, IReadOnlyList<string> forgotten, DateTimeOffset? floor = null)
    {
        lock (_turn)
        {
            using var transaction = _connection.BeginTransaction();
            foreach (var (file, newest) in done)
            {
                Run("INSERT OR REPLACE INTO done VALUES ($folder, $path, $size, $written, $newest)",
                    ("$folder", folder), ("$path", file.Path), ("$size", file.Size), ("$written", file.Written.UtcTicks), ("$newest", newest.UtcTicks));
            }

            foreach (var path in forgotten)
            {
                Run("DELETE FROM done WHERE folder = $folder AND path = $path", ("$folder", folder), ("$path", path));
            }

            if (floor is { } at)
            {
                Run("INSERT OR REPLACE INTO floor VALUES ($folder, $newest)", ("$folder", folder), ("$newest", at.UtcTicks));
            }

            transaction.Commit();
        }
    }

    /// <summary>Forgets the folders that no definition names any more.</summary>
    public void KeepOnly(IReadOnlyCollection<string> folders)
    {
        lock (_turn)
        {
            using var select = Command("SELECT DISTINCT folder FROM done UNION SELECT folder FROM floor");
            var known = new List<string>();
            using (var rows = select.ExecuteReader())
            {
                while (rows.Read())
                {
                    known.Add(rows.GetString(0));
                }
            }

            foreach (var folder in known.Except(folders))
            {
                Run("DELETE FROM done WHERE folder = $folder", ("$folder", folder));
                Run("DELETE FROM floor WHERE folder = $folder", ("$folder", folder));
            }
        }
    }

    public void Dispose() => _connection.Dispose();

    private static DateTimeOffset Ticks(long ticks) => new(ticks, TimeSpan.Zero);

    private static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var make = connection.CreateCommand();
            make.CommandText = """
                PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
                CREATE TABLE IF NOT EXISTS done (
                    folder TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, written INTEGER NOT NULL, newest INTEGER NOT NULL,
                    PRIMARY KEY (folder, path)) WITHOUT ROWID;
                CREATE TABLE IF NOT EXISTS floor (folder TEXT PRIMARY KEY, newest INTEGER NOT NULL) WITHOUT ROWID;
                """;
            make.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Run(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
