namespace DxIoc.Simulator.Stations;

/// <summary>stations --folder F: writes files until stopped, and says how many.</summary>
internal static class StationsCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        if (StationOptions.Parse(args, out var problem) is not { } options)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        if (options.Duration is { } duration)
        {
            stop.CancelAfter(duration);
        }

        try
        {
            await RunAsync(options, TimeProvider.System, Console.Out, stop.Token);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The folder {options.Folder} cannot be written ({e.Message.TrimEnd('.')}): name another with --folder.");
            return 1;
        }
    }

    /// <summary>The files of the past stretch at once, then one of each station every so often.</summary>
    internal static async Task RunAsync(StationOptions options, TimeProvider time, TextWriter said, CancellationToken stop)
    {
        var files = new StationFiles(options.Seed, options.Count, options.Folder);
        var now = Whole(time.GetUtcNow(), options.Every);
        for (var at = now - Whole(options.Since, options.Every); at <= now && !stop.IsCancellationRequested; at += options.Every)
        {
            files.WriteAt(at);
        }

        await said.WriteLineAsync(FormattableString.Invariant($"{files.Stations.Count} stations, {files.Written} files in {options.Folder}"));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200), time);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                if (Whole(time.GetUtcNow(), options.Every) is var at && at > now)
                {
                    now = at;
                    files.WriteAt(at);
                    await said.WriteLineAsync(FormattableString.Invariant($"{at:O}: {files.Written} files so far"));
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping is how this ends.
        }
    }

    private static DateTimeOffset Whole(DateTimeOffset time, TimeSpan every) => new(time.UtcTicks / every.Ticks * every.Ticks, TimeSpan.Zero);

    private static TimeSpan Whole(TimeSpan span, TimeSpan every) => TimeSpan.FromTicks(span.Ticks / every.Ticks * every.Ticks);
}
