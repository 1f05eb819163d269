using Microsoft.Data.Sqlite;

namespace DxIoc.History.Tests.Sqlite;

/// <summary>A history.db of version 1, made by the SQL that version 1 was released with, and ways to look into any file.</summary>
internal static class VersionOne
{
    public static string Make(string folder)
    {
        var path = Path.Combine(folder, "history.db");
        using var connection = Open(path);
        Run(connection, "PRAGMA journal_mode=WAL; " + File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Sqlite", "history-v1.sql")));
        return path;
    }

    public static long Number(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Every table's rows as text, in the order of all their columns, and the SQL of what is defined.</summary>
    public static IReadOnlyList<string> Content(string path)
    {
        using var connection = Open(path);
        var content = Rows(connection, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql");
        foreach (var table in (string[])["meta", "series", "raw", "cells", "minutes", "hours", "refused", "books"])
        {
            content.Add(table);
            content.AddRange(Rows(connection, $"SELECT * FROM {table} ORDER BY 1, 2"));
        }

        return content;
    }

    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var rows = command.ExecuteReader();
        var all = new List<string>();
        while (rows.Read())
        {
            all.Add(string.Join(
                '|',
                Enumerable.Range(0, rows.FieldCount).Select(i => rows.GetValue(i) is byte[] blob
                    ? Convert.ToHexString(blob)
                    : Convert.ToString(rows.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        }

        return all;
    }
}
