using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>Opens history.db: the folder, the lock against a second server, the check for damage, the schema.</summary>
internal sealed class SqliteFile : IDisposable
{
    private const int SchemaVersion = 1;
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    /// <summary>Up to this size a whole check takes well under a second.</summary>
    private const long CheckedBytes = 128L << 20;

    private const string Schema = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO meta VALUES ('commit', 0);
        CREATE TABLE series (id INTEGER PRIMARY KEY, area TEXT NOT NULL, feed TEXT NOT NULL, device TEXT NOT NULL,
            measure TEXT NOT NULL, UNIQUE (area, feed, device, measure));
        CREATE TABLE raw (series INTEGER NOT NULL, t INTEGER NOT NULL, value REAL NOT NULL, arrived INTEGER NOT NULL,
            PRIMARY KEY (series, t)) WITHOUT ROWID;
        CREATE TABLE cells (id INTEGER PRIMARY KEY, area TEXT NOT NULL, indicator TEXT NOT NULL, UNIQUE (area, indicator));
        CREATE TABLE minutes (cell INTEGER NOT NULL, t INTEGER NOT NULL, value REAL NOT NULL, min REAL NOT NULL,
            max REAL NOT NULL, count INTEGER NOT NULL, status INTEGER NOT NULL, cumulative INTEGER NOT NULL,
            PRIMARY KEY (cell, t)) WITHOUT ROWID;
        CREATE TABLE hours (cell INTEGER NOT NULL, t INTEGER NOT NULL, value_sum REAL NOT NULL, value_count INTEGER NOT NULL,
            last REAL NOT NULL, min REAL NOT NULL, max REAL NOT NULL, count INTEGER NOT NULL, cumulative INTEGER NOT NULL,
            PRIMARY KEY (cell, t)) WITHOUT ROWID;
        CREATE TABLE refused (id INTEGER PRIMARY KEY AUTOINCREMENT, t INTEGER NOT NULL, feed TEXT NOT NULL, topic TEXT NOT NULL,
            payload BLOB NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, place TEXT NOT NULL);
        CREATE INDEX refused_by_feed ON refused (feed, id);
        CREATE TABLE books (feed TEXT PRIMARY KEY, stored INTEGER NOT NULL, duplicate INTEGER NOT NULL, refused INTEGER NOT NULL,
            last_seen INTEGER, lag INTEGER) WITHOUT ROWID;
        """;

    private readonly FileStream _lock;

    private SqliteFile(string path, FileStream @lock)
    {
        Path = path;
        _lock = @lock;
    }

    public string Path { get; }

    public static SqliteFile Open(string folder)
    {
        var path = System.IO.Path.Combine(folder, "history.db");
        var file = new SqliteFile(path, TakeLock(folder));
        try
        {
            using var connection = file.Connect(readOnly: false);
            file.Check(connection);
            Migrate(connection, path);
            return file;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is NotADatabase or Corrupt)
        {
            file.Dispose();
            throw Damaged(path, e);
        }
        catch (SqliteException e)
        {
            file.Dispose();
            throw new HistoryException($"The history file {path} cannot be opened ({e.Message.TrimEnd('.')}): check the disk and its rights, or choose another folder with --Data:Path.", e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>An open connection; from a pool when it only reads.</summary>
    public SqliteConnection Connect(bool readOnly)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = readOnly,
            DefaultTimeout = 30,
        }.ToString());
        try
        {
            connection.Open();
            Run(connection, readOnly
                ? "PRAGMA cache_size=-8000; PRAGMA mmap_size=268435456"
                : "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000; PRAGMA wal_autocheckpoint=4000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        using (var pool = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 30, Pooling = true }.ToString()))
        {
            SqliteConnection.ClearPool(pool);
        }

        _lock.Dispose();
    }

    internal static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    internal static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static FileStream TakeLock(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HistoryException($"The data folder {folder} cannot be made ({e.Message.TrimEnd('.')}): give the server the right to write there, or choose another with --Data:Path.", e);
        }

        try
        {
            return new FileStream(System.IO.Path.Combine(folder, "history.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new HistoryException($"The data folder {folder} is used by another server: stop that one, or choose another folder with --Data:Path.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new HistoryException($"The data folder {folder} cannot be written: give the server the right to, or choose another with --Data:Path.", e);
        }
    }

    private void Check(SqliteConnection connection)
    {
        if (new FileInfo(Path).Length > CheckedBytes)
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() as string != "ok")
        {
            throw Damaged(Path, null);
        }
    }

    private static void Migrate(SqliteConnection connection, string path)
    {
        var version = Number(connection, "PRAGMA user_version");
        if (version > SchemaVersion)
        {
            throw new HistoryException($"The history file {path} was made by a newer version of DxIoc: start that version, or choose another folder with --Data:Path.");
        }

        if (version == 0)
        {
            using var transaction = connection.BeginTransaction();
            Run(connection, Schema);
            Run(connection, $"PRAGMA user_version={SchemaVersion}");
            transaction.Commit();
        }
    }

    private static HistoryException Damaged(string path, Exception? inner) => new(
        $"The history file {path} is damaged: restore it from a backup, or move it away and start with an empty history.", inner!);
}
