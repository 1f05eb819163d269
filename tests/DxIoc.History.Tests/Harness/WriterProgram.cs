using System.Globalization;
using DxIoc.History.Influx;
using DxIoc.History.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace DxIoc.History.Tests.Harness;

/// <summary>Writes batches into a store and says of each, on its own line, whether it was acknowledged. Ends without closing anything.</summary>
internal static class WriterProgram
{
    public const int Batches = 2;
    public const int BatchSize = 100;
    private const int Attempts = 2;

    public static async Task<int> RunAsync(string store, string folder, Uri url)
    {
        var options = Options(folder, url);
        try
        {
            var history = Open(store, options);
            await history.StartAsync(default);
            for (var batch = 0; batch < Batches; batch++)
            {
                // As a sender does: what was not acknowledged is sent again.
                for (var attempt = 0; attempt < Attempts && !await TryAsync(history, batch); attempt++)
                {
                    Say("failed", batch);
                }
            }
        }
        catch (HistoryException e)
        {
            Console.WriteLine($"not started: {e.Message}");
        }

        Environment.Exit(0);
        return 0;
    }

    public static IHistory Open(string store, HistoryOptions options) => store == "sqlite"
        ? new SqliteHistory(options, NullLogger<SqliteHistory>.Instance)
        : new InfluxHistory(options, TimeProvider.System, NullLogger<InfluxHistory>.Instance);

    public static HistoryOptions Options(string folder, Uri url) =>
        new() { Folder = folder, RawDays = 3_650, Influx = new InfluxOptions { Url = url } };

    public static HistoryBatch Batch(int number) =>
        Some.Batch([.. Enumerable.Range(number * BatchSize, BatchSize).Select(i => Some.Observation(i, i))]);

    private static async Task<bool> TryAsync(IHistory history, int batch)
    {
        try
        {
            await history.WriteAsync(Batch(batch), default);
            Say("acknowledged", batch);
            return true;
        }
        catch (HistoryException)
        {
            return false;
        }
    }

    private static void Say(string what, int batch)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {batch}"));
        Console.Out.Flush();
    }
}
