namespace DxIoc.History.Sqlite.Migrations;

/// <summary>Submissions with their files, figures and left-out rows. A publication's number orders corrections: the larger is in force.</summary>
internal static class FiguresVersion1
{
    public static readonly SchemaStep Step = new(1, """
        CREATE TABLE submissions (id INTEGER PRIMARY KEY AUTOINCREMENT, state INTEGER NOT NULL, document TEXT NOT NULL, number TEXT NOT NULL,
            document_date TEXT, note TEXT NOT NULL, file_name TEXT NOT NULL, file_hash TEXT NOT NULL, rows INTEGER NOT NULL,
            left_out INTEGER NOT NULL, corrections INTEGER NOT NULL, submitted_by TEXT NOT NULL, submitted_at INTEGER NOT NULL,
            approved_by TEXT, approved_at INTEGER, published_by TEXT, published_at INTEGER, rejected_by TEXT, rejected_at INTEGER,
            reason TEXT NOT NULL DEFAULT '', publication INTEGER UNIQUE);
        CREATE TABLE figures (submission INTEGER NOT NULL, area TEXT NOT NULL, indicator TEXT NOT NULL, period TEXT NOT NULL,
            first TEXT NOT NULL, row INTEGER NOT NULL, value REAL NOT NULL, numerator REAL, denominator REAL, target REAL, note TEXT NOT NULL,
            PRIMARY KEY (submission, area, indicator, period)) WITHOUT ROWID;
        CREATE INDEX figures_by_cell ON figures (indicator, area, period);
        CREATE TABLE left_out (submission INTEGER NOT NULL, row INTEGER NOT NULL, cell INTEGER NOT NULL, header TEXT NOT NULL, vi TEXT NOT NULL, en TEXT NOT NULL);
        CREATE INDEX left_out_by_submission ON left_out (submission);
        CREATE TABLE files (submission INTEGER PRIMARY KEY, content BLOB NOT NULL);
        """);
}
