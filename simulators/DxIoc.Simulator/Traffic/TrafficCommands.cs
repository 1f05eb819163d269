using System.Globalization;
using DxIoc.Server.Commands;

namespace DxIoc.Simulator.Traffic;

/// <summary>record and replay: exit code 0, or 1 with a line that says what to do.</summary>
internal static class TrafficCommands
{
    /// <summary>Bad lines that are told one by one; the rest is counted.</summary>
    private const int ToldLimit = 20;

    public static async Task<int> RecordAsync(IReadOnlyList<string> args)
    {
        if (args.Contains("--help"))
        {
            return await SayAsync(Console.Out, RecordOptions.Usage, 0);
        }

        return RecordOptions.Parse(args, out var errors) is { } options
            ? await RunAsync(stop => RecordAsync(options, stop))
            : await SayAsync(Console.Error, string.Join('\n', errors), 1);
    }

    public static async Task<int> ReplayAsync(IReadOnlyList<string> args)
    {
        if (args.Contains("--help"))
        {
            return await SayAsync(Console.Out, ReplayOptions.Usage, 0);
        }

        return ReplayOptions.Parse(args, out var errors) is { } options
            ? await RunAsync(stop => ReplayAsync(options, stop))
            : await SayAsync(Console.Error, string.Join('\n', errors), 1);
    }

    private static async Task RecordAsync(RecordOptions options, CancellationToken stop)
    {
        var file = Recording.Create(options.File);
        using var recorder = new Recorder(options, file, TimeProvider.System);
        await using (file)
        {
            await recorder.RunAsync(() => Console.WriteLine($"Recording {string.Join(", ", options.Filters)} of {options.Broker}; Ctrl+C ends it."), stop);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{recorder.Count} messages are in {options.File}{(recorder.Reconnects > 0 ? $"; the connection went {recorder.Reconnects} times, and what came then is missing" : "")}."));
    }

    private static async Task ReplayAsync(ReplayOptions options, CancellationToken stop)
    {
        long badLines = 0;
        void Bad(long number, string fault)
        {
            if (badLines++ < ToldLimit)
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"line {number}: {fault}"));
            }
        }

        using var replayer = new Replayer(options, TimeProvider.System);
        await using var file = Recording.Open(options.File);
        var begun = TimeProvider.System.GetTimestamp();
        await replayer.RunAsync(Recording.Read(file, Bad), stop);
        var seconds = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{replayer.Sent} messages sent in {seconds:0.0} s, {replayer.Acknowledged} acknowledged; at most {replayer.WorstDelay.TotalMilliseconds:0} ms behind the recording; {badLines} bad lines{(stop.IsCancellationRequested ? "; ended early" : "")}."));
    }

    private static async Task<int> RunAsync(Func<CancellationToken, Task> command)
    {
        using var interruption = new Interruption();
        try
        {
            await command(interruption.Token);
            return 0;
        }
        catch (TrafficException e)
        {
            return await SayAsync(Console.Error, e.Message, 1);
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return await SayAsync(Console.Error, "Interrupted before anything happened.", 1);
        }
    }

    private static async Task<int> SayAsync(TextWriter output, string text, int code)
    {
        await output.WriteLineAsync(text);
        return code;
    }
}
