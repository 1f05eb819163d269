using System.Globalization;
using DxIoc.History;

namespace DxIoc.Server.Commands;

/// <summary>backup --to FILE, beside a running server; restore --from FILE, into an empty data folder.</summary>
internal static class BackupCommand
{
    public static Task<int> BackupAsync(string[] args) => CommandRun.RunAsync(async cancellation =>
    {
        var line = new CommandLine(args, "--to");
        return await SayAsync("backed up", line.Settings.History, await HistoryBackup.TakeAsync(line.Settings.History, line.Required("--to"), cancellation));
    });

    public static Task<int> RestoreAsync(string[] args) => CommandRun.RunAsync(async cancellation =>
    {
        var line = new CommandLine(args, "--from");
        return await SayAsync("restored", line.Settings.History, await HistoryBackup.RestoreAsync(line.Settings.History, line.Required("--from"), cancellation));
    });

    private static async Task<int> SayAsync(string done, HistoryOptions options, BackupReport report)
    {
        var what = options.Store == "sqlite" ? "observations" : "waiting batches";
        var seen = report.LastSeen is { } at ? at.ToDateTimeOffset().ToString("O", CultureInfo.InvariantCulture) : "never";
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{done} {report.Rows:N0} {what}, last message {seen}, checked: {report.File}, {report.Bytes:N0} bytes"));
        return 0;
    }
}
