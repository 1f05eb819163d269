using System.Globalization;
using System.Text.Json;
using DxIoc.History;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.DependencyInjection;

namespace DxIoc.Benchmarks;

/// <summary>
/// Durable points a second through each store, beside bare writers of the same points in the same run, turn about. A store
/// behind InfluxDB is done when InfluxDB has every point, not when they are acknowledged.
/// </summary>
internal static class HistoryRace
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static async Task<int> RunAsync(string[] args)
    {
        var points = (int)Options.Number(args, "--points", 500_000);
        var rounds = (int)Options.Number(args, "--rounds", 3);
        var batches = SampleDay.Batches(points, TimeProvider.System.GetUtcNow().AddHours(-2));
        var times = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        await using var influx = await InfluxProcess.StartAsync(mounted: false);
        for (var round = 0; round <= rounds; round++)
        {
            // The first round warms up.
            await MeasureAsync("bare line protocol", () => BareLinesAsync(influx, $"bare{round}", batches));
            await MeasureAsync("InfluxDB through IHistory", () => ThroughAsync(influx, $"ours{round}", batches));
            await MeasureAsync("bare SQLite inserts", () => InFolderAsync(folder => { BareWriters.Sqlite(folder, batches); return Task.CompletedTask; }));
            await MeasureAsync("SQLite through IHistory", () => ThroughAsync(null, "", batches));
            if (round == 0)
            {
                times.Clear();
            }
        }

        double Rate(string name) => points / times[name].Order().ElementAt(times[name].Count / 2);
        Console.WriteLine($"{"median of the rounds",-30}{"points a second",18}");
        foreach (var name in times.Keys)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-30}{Rate(name),18:0}"));
        }

        var ratios = new
        {
            Influx = Rate("InfluxDB through IHistory") / Rate("bare line protocol"),
            Sqlite = Rate("SQLite through IHistory") / Rate("bare SQLite inserts"),
        };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio: InfluxDB {ratios.Influx:0.00}, SQLite {ratios.Sqlite:0.00}"));
        Console.WriteLine(JsonSerializer.Serialize(ratios));
        return 0;

        async Task MeasureAsync(string name, Func<Task> work)
        {
            GC.Collect();
            var started = TimeProvider.System.GetTimestamp();
            await work();
            times.TryAdd(name, []);
            times[name].Add(TimeProvider.System.GetElapsedTime(started).TotalSeconds);
        }
    }

    private static async Task BareLinesAsync(InfluxProcess influx, string database, IReadOnlyList<IReadOnlyList<Observation>> batches)
    {
        await influx.CreateAsync(database);
        await BareWriters.LineProtocolAsync(influx.Url, database, batches);
    }

    private static Task ThroughAsync(InfluxProcess? influx, string database, IReadOnlyList<IReadOnlyList<Observation>> batches) => InFolderAsync(async folder =>
    {
        var options = new HistoryOptions { Folder = folder };
        if (influx is not null)
        {
            options.Store = "influxdb";
            options.Influx = new InfluxOptions { Url = influx.Url, Database = database };
        }

        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddHistory(options).BuildServiceProvider();
        var history = services.GetRequiredService<IHistory>();
        await history.StartAsync(CancellationToken.None);
        foreach (var batch in batches)
        {
            await history.WriteAsync(new HistoryBatch(batch, []), CancellationToken.None);
        }

        while (history.Spool is { Points: > 0 })
        {
            await Task.Delay(Pause, TimeProvider.System);
        }
    });

    private static async Task InFolderAsync(Func<string, Task> work)
    {
        var folder = Directory.CreateTempSubdirectory("dxioc-bench-").FullName;
        await work(folder);
        Directory.Delete(folder, recursive: true);
    }
}
