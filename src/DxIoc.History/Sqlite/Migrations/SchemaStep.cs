namespace DxIoc.History.Sqlite.Migrations;

/// <summary>What brings a file from the version before to this one. Once released, its SQL is never changed.</summary>
/// <param name="Version">1 makes the tables in an empty file; then one more each.</param>
/// <param name="Sql">Runs in one transaction together with the file's new version number.</param>
internal sealed record SchemaStep(int Version, string Sql);
