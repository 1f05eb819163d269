using DxIoc.Server.Recompute;

namespace DxIoc.Server.Commands;

/// <summary>What the program can be asked besides being the server: its first word.</summary>
internal static class ServerCommands
{
    private const string Usage = """
        (no command)                                     the server; takes every setting as --Section:Key=value
        export --to FILE [--from TIME] [--until TIME]    the history as lines of JSON, packed; beside a running server
        import --from-file FILE                          such a file into the history of a stopped server
        backup --to FILE [--state FOLDER]                a checked copy of the history's file, and of figures, displays and
                                                         definitions beside it; beside a running server
        restore --from FILE [--state FOLDER]             such copies into a data folder that has none of these
        recompute --from TIME --to TIME [--area A] [--indicator I]
                                                         minutes and hours anew from the raw observations of a stopped server
        feeds try FILE --topic T (--payload P | --payload-file F)
                                                         what would become of a message with the feed definitions of FILE
        feeds try FILE --poll                            what would become of what its definitions fetch now
        health [--url URL]                               whether a running server is ready: exit code 0 or 1

        TIME is ISO 8601 with an offset. Each command takes the server's settings too, as --Data:Path=./data.
        """;

    /// <summary>Null when the server is asked for.</summary>
    public static Func<string[], Task<int>>? Find(string[] args) => args switch
    {
        [] => null,
        ["export", ..] => ExportCommand.RunAsync,
        ["import", ..] => ImportCommand.RunAsync,
        ["backup", ..] => BackupCommand.BackupAsync,
        ["restore", ..] => BackupCommand.RestoreAsync,
        ["recompute", .. var rest] => _ => RecomputeCommand.RunAsync(rest),
        ["feeds", ..] => FeedsCommand.RunAsync,
        ["health", ..] => HealthCommand.RunAsync,
        ["help" or "--help" or "-h", ..] => _ => SayAsync(Console.Out, Usage, 0),
        [var word, ..] when !word.StartsWith('-') && !word.StartsWith('/') && !word.Contains('=', StringComparison.Ordinal) =>
            _ => SayAsync(Console.Error, $"There is no command '{word}'.{Environment.NewLine}{Usage}", 1),
        _ => null,
    };

    private static async Task<int> SayAsync(TextWriter to, string text, int code)
    {
        await to.WriteLineAsync(text);
        return code;
    }
}
