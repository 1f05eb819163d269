using System.Globalization;
using DxIoc.History;

namespace DxIoc.Server.Commands;

/// <summary>export --to FILE [--from TIME] [--until TIME]</summary>
internal static class ExportCommand
{
    public static Task<int> RunAsync(string[] args) => CommandRun.RunAsync(async cancellation =>
    {
        var line = new CommandLine(args, "--to", "--from", "--until");
        var file = line.Required("--to");
        var range = new ExportRange(line.Time("--from"), line.Time("--until"));
        var lines = await TransferDisplay.RunAsync(
            "export", TimeProvider.System, progress => HistoryExport.WriteAsync(line.Folder, file, range, progress, cancellation));
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"exported {lines:N0} lines, {new FileInfo(file).Length:N0} bytes, to {file}"));
        return 0;
    });
}
