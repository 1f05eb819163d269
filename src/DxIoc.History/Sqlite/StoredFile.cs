using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DxIoc.History.Sqlite;

/// <summary>A store's file opened only to read, beside the server that may be writing to it.</summary>
internal static class StoredFile
{
    /// <summary>As it stands in a data folder, of this version.</summary>
    /// <exception cref="HistoryException">It is not there, is no such file, or is of another version.</exception>
    public static SqliteConnection Open(string folder, SqliteSchema schema) => Open(Path.Combine(folder, schema.FileName), schema, schema.Version);

    /// <summary>Of a version from <paramref name="oldest"/> to this one.</summary>
    public static SqliteConnection Open(string path, SqliteSchema schema, int oldest)
    {
        if (!File.Exists(path))
        {
            throw new HistoryException($"There is no {schema.Holds} file {path}: name another file, or the server's data folder with --Data:Path.");
        }

        try
        {
            var connection = SqliteCopy.Open(path, SqliteOpenMode.ReadOnly);
            try
            {
                Require(connection, path, schema, oldest);
                return connection;
            }
            catch
            {
                connection.Dispose();
                throw;
            }
        }
        catch (SqliteException e)
        {
            throw new HistoryException($"The {schema.Holds} file {path} cannot be read ({e.Message.TrimEnd('.')}): check the file and its rights.", e);
        }
    }

    private static void Require(SqliteConnection connection, string path, SqliteSchema schema, int oldest)
    {
        var version = SqliteFile.Number(connection, "PRAGMA user_version");
        if (version < oldest || version > schema.Version)
        {
            throw new HistoryException(string.Create(
                CultureInfo.InvariantCulture,
                $"The {schema.Holds} file {path} is of version {version} and this program reads {oldest} to {schema.Version}: use the program that made it, or start this version's server on it once."));
        }
    }
}
