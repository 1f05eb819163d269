using System.Globalization;
using DxIoc.History;

namespace DxIoc.Server.Commands;

/// <summary>import --from-file FILE; exit code 2 when it was taken but for some lines, or the file breaks off.</summary>
internal static class ImportCommand
{
    private const int LinesTold = 20;
    private const int NotAll = 2;

    public static Task<int> RunAsync(string[] args) => CommandRun.RunAsync(async cancellation =>
    {
        var line = new CommandLine(args, "--from-file");
        var file = line.Required("--from-file");
        var told = 0;
        using var log = LoggerFactory.Create(l => l.AddSimpleConsole(o => o.SingleLine = true));
        var report = await TransferDisplay.RunAsync("import", TimeProvider.System, progress => HistoryImport.ReadAsync(
            line.Folder,
            file,
            (number, reason) =>
            {
                if (++told <= LinesTold)
                {
                    Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"line {number}: {reason}"));
                }
            },
            progress,
            log.CreateLogger("import"),
            cancellation));
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"imported {report.Taken:N0} new of {report.Lines:N0} lines; {report.Refused:N0} refused"));
        if (!report.Whole)
        {
            await Console.Error.WriteLineAsync($"The file {file} breaks off: what it has was taken; get it whole and run the import again.");
        }

        return report is { Refused: 0, Whole: true } ? 0 : NotAll;
    });
}
