using DxIoc.History.Sqlite;

namespace DxIoc.History.Influx;

/// <summary>What reads spool.db beside its writer.</summary>
internal sealed record SpoolReaders(SpoolReader Rows, BookReader Books);
