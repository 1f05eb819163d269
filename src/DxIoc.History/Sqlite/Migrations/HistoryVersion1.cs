namespace DxIoc.History.Sqlite.Migrations;

/// <summary>The ledger, raw observations, minutes and hours.</summary>
internal static class HistoryVersion1
{
    public static readonly SchemaStep Step = new(1, SqliteSchema.Ledger + """
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
