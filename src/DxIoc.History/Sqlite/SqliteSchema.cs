namespace DxIoc.History.Sqlite;

/// <summary>What a file of a store is called, holds and is made of.</summary>
/// <param name="FileName">In the data folder.</param>
/// <param name="Holds">For sentences: "the history file …".</param>
/// <param name="Version">Grows with the tables; a file of a newer version is refused.</param>
/// <param name="Tables">SQL that makes them.</param>
/// <param name="Layout">Pragmas that count only before the file's first table; ends with ';'.</param>
internal sealed record SqliteSchema(string FileName, string Holds, int Version, string Tables, string Layout = "")
{
    /// <summary>The number of the last write, the series, the refused messages and the books: every store keeps these here.</summary>
    public const string Ledger = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO meta VALUES ('commit', 0);
        CREATE TABLE series (id INTEGER PRIMARY KEY, area TEXT NOT NULL, feed TEXT NOT NULL, device TEXT NOT NULL,
            measure TEXT NOT NULL, UNIQUE (area, feed, device, measure));
        CREATE TABLE refused (id INTEGER PRIMARY KEY AUTOINCREMENT, t INTEGER NOT NULL, feed TEXT NOT NULL, topic TEXT NOT NULL,
            payload BLOB NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL, place TEXT NOT NULL);
        CREATE INDEX refused_by_feed ON refused (feed, id);
        CREATE TABLE books (feed TEXT PRIMARY KEY, stored INTEGER NOT NULL, duplicate INTEGER NOT NULL, refused INTEGER NOT NULL,
            last_seen INTEGER, lag INTEGER) WITHOUT ROWID;

        """;

    public static readonly SqliteSchema History = new("history.db", "history", 1, Ledger + """
        CREATE TABLE raw (series INTEGER NOT NULL, t INTEGER NOT NULL, value REAL NOT NULL, arrived INTEGER NOT NULL,
            PRIMARY KEY (series, t)) WITHOUT ROWID;
        CREATE TABLE cells (id INTEGER PRIMARY KEY, area TEXT NOT NULL, indicator TEXT NOT NULL, UNIQUE (area, indicator));
        CREATE TABLE minutes (cell INTEGER NOT NULL, t INTEGER NOT NULL, value REAL NOT NULL, min REAL NOT NULL,
            max REAL NOT NULL, count INTEGER NOT NULL, status INTEGER NOT NULL, cumulative INTEGER NOT NULL,
            PRIMARY KEY (cell, t)) WITHOUT ROWID;
        CREATE TABLE hours (cell INTEGER NOT NULL, t INTEGER NOT NULL, value_sum REAL NOT NULL, value_count INTEGER NOT NULL,
            last REAL NOT NULL, min REAL NOT NULL, max REAL NOT NULL, count INTEGER NOT NULL, cumulative INTEGER NOT NULL,
            PRIMARY KEY (cell, t)) WITHOUT ROWID;
        """);
}
