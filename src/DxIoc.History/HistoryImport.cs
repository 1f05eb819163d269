using System.IO.Compression;
using DxIoc.History.Sqlite;
using DxIoc.History.Transfer;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace DxIoc.History;

/// <summary>
/// Takes an export into the embedded store of a server that is stopped. What the store has it keeps as it is, so an import that
/// was interrupted is simply run again. Memory is bounded by one batch of lines.
/// </summary>
public static class HistoryImport
{
    private const int BatchLines = 5_000;

    /// <param name="refused">Told of each line that cannot be read: its number and why.</param>
    /// <exception cref="HistoryException">One sentence that says what to do.</exception>
    public static Task<ImportReport> ReadAsync(
        string folder, string file, Action<long, string> refused, IProgress<TransferProgress> progress, ILogger logger, CancellationToken cancellation) =>
        Task.Run(() => Read(folder, file, refused, progress, logger, cancellation), cancellation);

    private static ImportReport Read(
        string folder, string file, Action<long, string> refused, IProgress<TransferProgress> progress, ILogger logger, CancellationToken cancellation)
    {
        using var stream = OpenExport(file);
        using var store = SqliteFile.Open(folder, SqliteSchema.History, logger);
        using var tables = new ImportTables(store.Connect(readOnly: false));
        using var packed = new GZipStream(stream, CompressionMode.Decompress);
        var lines = new LineReader(packed);
        try
        {
            var (taken, bad, whole, more) = (0L, 0L, false, true);
            while (more)
            {
                cancellation.ThrowIfCancellationRequested();
                using var batch = tables.Begin();
                for (var i = 0; i < BatchLines && (more = lines.Next()); i++)
                {
                    if (LineParser.Parse(lines.Line, out var line) is { } reason)
                    {
                        bad++;
                        refused(lines.Number, reason);
                        continue;
                    }

                    taken += tables.Take(line!) ? 1 : 0;
                    whole |= line!.Kind == ExportLine.End;
                }

                batch.Commit();
                progress.Report(new TransferProgress(stream.Length == 0 ? 1 : (double)stream.Position / stream.Length, lines.Number));
            }

            return new ImportReport(lines.Number, taken, bad, whole && !lines.BrokenOff);
        }
        catch (SqliteException e)
        {
            throw new HistoryException($"History could not be written ({e.Message.TrimEnd('.')}): check the disk of the data folder {folder} and run the import again; what was taken stays.", e);
        }
    }

    private static FileStream OpenExport(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HistoryException($"The file {file} cannot be read ({e.Message.TrimEnd('.')}): name a file that export has written.", e);
        }
    }
}
