namespace DxIoc.History.Sqlite.Migrations;

/// <summary>
/// Refused messages by time. They have no identity but their content, so an import that is run again looks for each by its
/// time; without the index that would read all of them for every line.
/// </summary>
internal static class HistoryVersion2
{
    public static readonly SchemaStep Step = new(2, "CREATE INDEX refused_by_time ON refused (t);");
}
