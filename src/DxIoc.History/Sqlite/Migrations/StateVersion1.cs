namespace DxIoc.History.Sqlite.Migrations;

/// <summary>Displays, each with the order that an operator gave it (its columns are null without one).</summary>
internal static class StateVersion1
{
    public static readonly SchemaStep Step = new(1, """
        CREATE TABLE displays (id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, name TEXT NOT NULL, own_kind TEXT NOT NULL, own_id TEXT NOT NULL,
            enrolled_at INTEGER NOT NULL, order_since INTEGER, order_until INTEGER, order_frozen INTEGER, order_tile TEXT, order_kind TEXT, order_id TEXT) WITHOUT ROWID;
        """);
}
