using System.Globalization;
using DxIoc.History.Sqlite.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DxIoc.History.Sqlite;

/// <summary>
/// Brings a file to this version, one transaction a step, so that a kill leaves the version before or after it and nothing
/// between. Before the first step of a file that holds something, a copy is put beside it and kept.
/// </summary>
internal sealed partial class SchemaUpgrade(SqliteSchema schema, string path, ILogger logger)
{
    private readonly ILogger _logger = logger;

    /// <summary>The copy of a file that was of this version.</summary>
    public static string CopyOf(string path, long version) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}.v{version}-backup");

    public void Run(SqliteConnection connection)
    {
        var version = SqliteFile.Number(connection, "PRAGMA user_version");
        if (version > schema.Version)
        {
            throw new HistoryException($"The {schema.Holds} file {path} was made by a newer version of DxIoc: start that version, or choose another folder with --Data:Path.");
        }

        var copy = version > 0 && version < schema.Version ? Keep(connection, version) : null;
        foreach (var step in schema.Steps.Where(s => s.Version > version))
        {
            Take(connection, step);
        }

        if (copy is not null)
        {
            LogUpgraded(path, version, schema.Version, copy);
        }
    }

    private string Keep(SqliteConnection connection, long version)
    {
        var copy = CopyOf(path, version);
        try
        {
            SqliteCopy.Write(connection, copy);
            return copy;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new HistoryException($"The {schema.Holds} file {path} is of version {version} and its copy {copy} could not be written ({e.Message.TrimEnd('.')}): make room for it; nothing was changed.", e);
        }
    }

    private void Take(SqliteConnection connection, SchemaStep step)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        try
        {
            SqliteFile.Run(connection, step.Sql);
            SqliteFile.Run(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version={step.Version}"));
            transaction.Commit();
        }
        catch (SqliteException e) when (step.Version > 1)
        {
            throw new HistoryException($"The {schema.Holds} file {path} could not be brought to version {step.Version} ({e.Message.TrimEnd('.')}) and stands as before: check the disk and start again, or start the version of DxIoc that made it.", e);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "HistoryUpgraded: {Path} from version {From} to {To}; the file as it was is kept as {Copy}")]
    private partial void LogUpgraded(string path, long from, int to, string copy);
}
