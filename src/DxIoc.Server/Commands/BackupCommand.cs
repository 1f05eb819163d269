using System.Globalization;
using DxIoc.History;

namespace DxIoc.Server.Commands;

/// <summary>
/// backup --to FILE, beside a running server; restore --from FILE, into an empty data folder. With --state FOLDER also what the data
/// folder holds beside the history.
/// </summary>
internal static class BackupCommand
{
    public static Task<int> BackupAsync(string[] args) => CommandRun.RunAsync(async cancellation =>
    {
        var line = new CommandLine(args, "--to", "--state");
        var options = line.Settings.History;
        await SayAsync("backed up", options, await HistoryBackup.TakeAsync(options, line.Required("--to"), cancellation));
        return line.Text("--state") is { } state ? await SayStateAsync("backed up", await StateBackup.TakeAsync(options, state, cancellation), state) : 0;
    });

    public static Task<int> RestoreAsync(string[] args) => CommandRun.RunAsync(async cancellation =>
    {
        var line = new CommandLine(args, "--from", "--state");
        var (options, state) = (line.Settings.History, line.Text("--state"));
        if (state is not null)
        {
            StateBackup.EnsureFree(options, state);
        }

        await SayAsync("restored", options, await HistoryBackup.RestoreAsync(options, line.Required("--from"), cancellation));
        return state is not null ? await SayStateAsync("restored", await StateBackup.RestoreAsync(options, state, cancellation), state) : 0;
    });

    private static async Task SayAsync(string done, HistoryOptions options, BackupReport report)
    {
        var what = options.Store == "sqlite" ? "observations" : "waiting batches";
        var seen = report.LastSeen is { } at ? at.ToDateTimeOffset().ToString("O", CultureInfo.InvariantCulture) : "never";
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{done} {report.Rows:N0} {what}, last message {seen}, checked: {report.File}, {report.Bytes:N0} bytes"));
    }

    private static async Task<int> SayStateAsync(string done, int files, string folder)
    {
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{done} {files:N0} files beside the history: {folder}"));
        return 0;
    }
}
