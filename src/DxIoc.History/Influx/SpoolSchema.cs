using DxIoc.History.Sqlite;

namespace DxIoc.History.Influx;

/// <summary>spool.db: batches that wait for the server, hours to be computed anew, and the ledger.</summary>
internal static class SpoolSchema
{
    /// <summary>
    /// A row is one request's body or a part of it, plain or gzip. Numbers are never used again, so that "up to this row"
    /// keeps its meaning after the table was empty. The file gives space back to the disk once it has drained.
    /// </summary>
    public static readonly SqliteSchema Spool = new(
        "spool.db",
        "spool",
        1,
        SqliteSchema.Ledger + """
        CREATE TABLE spool (id INTEGER PRIMARY KEY AUTOINCREMENT, target INTEGER NOT NULL, number INTEGER NOT NULL,
            written INTEGER NOT NULL, points INTEGER NOT NULL, bytes INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE TABLE dirty_hours (area TEXT NOT NULL, indicator TEXT NOT NULL, t INTEGER NOT NULL,
            PRIMARY KEY (area, indicator, t)) WITHOUT ROWID;
        """,
        "PRAGMA page_size=8192; PRAGMA auto_vacuum=INCREMENTAL; ");
}
