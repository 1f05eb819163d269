namespace DxIoc.History.Sqlite;

/// <summary>What reads history.db beside its writer.</summary>
internal sealed record HistoryReaders(SqliteReader Cells, PastReader Past, BookReader Books, SqliteReaderOfSize Size);
