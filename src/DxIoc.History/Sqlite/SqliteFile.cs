using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Sqlite;

/// <summary>Opens a store's file: the folder, the lock against a second server, the check for damage, the schema.</summary>
internal sealed class SqliteFile : IDisposable
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    /// <summary>Up to this size a whole check takes well under a second.</summary>
    private const long CheckedBytes = 128L << 20;

    private readonly FileStream _lock;

    private readonly SqliteSchema _schema;

    private SqliteFile(string path, SqliteSchema schema, FileStream @lock)
    {
        Path = path;
        _schema = schema;
        _lock = @lock;
    }

    public string Path { get; }

    public static SqliteFile Open(string folder, SqliteSchema schema, ILogger logger)
    {
        var path = System.IO.Path.Combine(folder, schema.FileName);
        var file = new SqliteFile(path, schema, TakeLock(folder, schema.Lock));
        try
        {
            using var connection = file.Connect(readOnly: false);
            file.Check(connection);
            new SchemaUpgrade(schema, path, logger).Run(connection);
            return file;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is NotADatabase or Corrupt)
        {
            file.Dispose();
            throw file.Damaged(e);
        }
        catch (SqliteException e)
        {
            file.Dispose();
            throw file.CannotBeOpened(e);
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
                : $"{_schema.Layout}PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000; PRAGMA wal_autocheckpoint=4000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public HistoryException CannotBeOpened(SqliteException e) => new(
        $"The {_schema.Holds} file {Path} cannot be opened ({e.Message.TrimEnd('.')}): check the disk and its rights, or choose another folder with --Data:Path.", e);

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

    /// <summary>Held while a folder's files are in use; makes the folder when it is absent.</summary>
    internal static FileStream TakeLock(string folder, string name)
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
            return new FileStream(System.IO.Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
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
            throw Damaged(null);
        }
    }

    private HistoryException Damaged(Exception? inner) => new(
        $"The {_schema.Holds} file {Path} is damaged: restore it from a backup, or move it away and start with an empty {_schema.Holds}.", inner!);
}
