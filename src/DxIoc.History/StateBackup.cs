using DxIoc.History.Influx;
using DxIoc.History.Sqlite;
using Microsoft.Data.Sqlite;

namespace DxIoc.History;

/// <summary>
/// Copies of what the data folder holds beside the history: databases (reported figures, marks of files) and definitions that were
/// made in the browser (*.yaml, in folders). Databases are copied beside their writers, each as it stood at one moment, and checked.
/// </summary>
public static class StateBackup
{
    private const string Definitions = "*.yaml";

    /// <summary>They are copied as the store, or can be had again.</summary>
    private static readonly string[] Stores = [SqliteSchema.History.FileName, SpoolSchema.Spool.FileName];

    /// <returns>How many files were copied.</returns>
    /// <exception cref="HistoryException">One sentence that says what to do.</exception>
    public static Task<int> TakeAsync(HistoryOptions options, string folder, CancellationToken cancellation) =>
        Task.Run(() => Copy(options.Folder, folder, cancellation), cancellation);

    /// <summary>Puts such copies into a data folder that has none of these files.</summary>
    /// <returns>How many files were copied.</returns>
    /// <exception cref="HistoryException">One sentence that says what to do.</exception>
    public static Task<int> RestoreAsync(HistoryOptions options, string folder, CancellationToken cancellation) => Task.Run(
        () =>
        {
            EnsureFree(options, folder);
            return Copy(folder, options.Folder, cancellation);
        },
        cancellation);

    /// <summary>Before anything is restored: none of it is there already.</summary>
    /// <exception cref="HistoryException">One sentence that says what to do.</exception>
    public static void EnsureFree(HistoryOptions options, string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new HistoryException($"There is no folder {folder}: name the one that 'backup --state' made.");
        }

        if (Files(folder).FirstOrDefault(f => File.Exists(Path.Combine(options.Folder, f))) is { } there)
        {
            throw new HistoryException($"The data folder {options.Folder} has {there} already: move it away, or name an empty folder with --Data:Path.");
        }
    }

    private static int Copy(string from, string to, CancellationToken cancellation)
    {
        var count = 0;
        if (Path.GetFullPath(to).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(from)) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new HistoryException($"{to} lies in {from}, and the next copy would have this one in it: name a folder outside of it.");
        }

        try
        {
            foreach (var file in Files(from))
            {
                cancellation.ThrowIfCancellationRequested();
                var (source, target) = (Path.Combine(from, file), Path.Combine(to, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                if (Path.GetExtension(file) == ".db")
                {
                    using var connection = SqliteCopy.Open(source, SqliteOpenMode.ReadOnly);
                    SqliteCopy.Write(connection, target);
                }
                else if (!CopyFile(source, target))
                {
                    continue;
                }

                count++;
            }

            // Asked for, it is there, also when there is nothing to keep yet.
            Directory.CreateDirectory(to);
            return count;
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new HistoryException($"What lies beside the history in {from} could not be copied to {to} ({e.Message.TrimEnd('.')}): see that both can be read and written and have room.", e);
        }
    }

    /// <summary>False where the running server took it away meanwhile: of former texts the oldest go.</summary>
    private static bool CopyFile(string source, string target)
    {
        try
        {
            File.Copy(source, target, overwrite: true);
            return true;
        }
        catch (FileNotFoundException) when (!File.Exists(source))
        {
            return false;
        }
    }

    /// <summary>By their paths below the folder.</summary>
    private static List<string> Files(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*.db")
            .Concat(Directory.EnumerateFiles(folder, Definitions, SearchOption.AllDirectories))
            .Select(f => Path.GetRelativePath(folder, f))
            .Where(f => !Stores.Contains(f))
            .Order(StringComparer.Ordinal),
    ];
}
