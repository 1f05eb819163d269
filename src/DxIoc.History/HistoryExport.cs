using System.IO.Compression;
using System.Text.Json;
using DxIoc.History.Sqlite;
using DxIoc.History.Transfer;
using Microsoft.Data.Sqlite;

namespace DxIoc.History;

/// <summary>
/// Writes the embedded store's history as lines of JSON, compressed: what was committed when it began, also beside a running
/// server, which writes on. Memory is bounded by one line. The file appears under its name once it is whole.
/// </summary>
public static class HistoryExport
{
    private const int LinesBetween = 10_000;

    /// <returns>The lines written.</returns>
    /// <exception cref="HistoryException">One sentence that says what to do.</exception>
    public static Task<long> WriteAsync(
        string folder, string file, ExportRange range, IProgress<TransferProgress> progress, CancellationToken cancellation) =>
        Task.Run(() => Write(folder, file, range, progress, cancellation), cancellation);

    private static long Write(string folder, string file, ExportRange range, IProgress<TransferProgress> progress, CancellationToken cancellation)
    {
        var partial = file + ".partial";
        try
        {
            long lines;
            using (var reader = ExportReader.Open(folder, range))
            using (var stream = new FileStream(partial, FileMode.Create))
            using (var packed = new GZipStream(stream, CompressionLevel.Fastest))
            {
                lines = Write(reader, packed, progress, cancellation);
            }

            File.Move(partial, file, overwrite: true);
            return lines;
        }
        catch (SqliteException e)
        {
            File.Delete(partial);
            throw new HistoryException($"History could not be read ({e.Message.TrimEnd('.')}): check the disk of the data folder {folder}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new HistoryException($"The file {file} could not be written ({e.Message.TrimEnd('.')}): name one in a folder that has room and may be written.", e);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    private static long Write(ExportReader reader, Stream to, IProgress<TransferProgress> progress, CancellationToken cancellation)
    {
        long lines = 0;
        foreach (var (part, line) in reader.Lines())
        {
            JsonSerializer.Serialize(to, line, ExportJson.Default.ExportLine);
            to.WriteByte((byte)'\n');
            if (++lines % LinesBetween == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report(new TransferProgress(part, lines));
            }
        }

        JsonSerializer.Serialize(to, new ExportLine { Kind = ExportLine.End, Count = lines }, ExportJson.Default.ExportLine);
        to.WriteByte((byte)'\n');
        progress.Report(new TransferProgress(1, lines));
        return lines;
    }
}
