using DxIoc.History.Sqlite.Migrations;

namespace DxIoc.History.Sqlite;

/// <summary>What a file of a store is called, holds and is made of.</summary>
/// <param name="FileName">In the data folder.</param>
/// <param name="Holds">For sentences: "the history file …".</param>
/// <param name="Bulk">The table that is most of it.</param>
/// <param name="Steps">From an empty file to this version, without a gap.</param>
/// <param name="Layout">Pragmas that count only before the file's first table; ends with ';'.</param>
/// <param name="Lock">The file in the data folder that is held while this one is in use.</param>
internal sealed record SqliteSchema(
    string FileName, string Holds, string Bulk, IReadOnlyList<SchemaStep> Steps, string Layout = "", string Lock = "history.lock")
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

    public static readonly SqliteSchema History = new("history.db", "history", "raw", [HistoryVersion1.Step, HistoryVersion2.Step]);

    /// <summary>Reported figures: beside every history, whichever that is.</summary>
    public static readonly SqliteSchema Figures = new("figures.db", "figures", "figures", [FiguresVersion1.Step], Lock: "figures.lock");

    /// <summary>What the server is told and keeps besides figures: the displays.</summary>
    public static readonly SqliteSchema State = new("state.db", "state", "displays", [StateVersion1.Step], Lock: "state.lock");

    /// <summary>A file of a newer version is refused.</summary>
    public int Version => Steps[^1].Version;
}
