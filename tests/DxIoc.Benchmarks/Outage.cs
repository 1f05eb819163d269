using System.Globalization;
using System.Text.RegularExpressions;

namespace DxIoc.Benchmarks;

/// <summary>
/// What a troubled InfluxDB costs the wall: 5,000 observations a second while it is well, killed, frozen, slow, answering 500
/// and out of disk. Afterwards every acknowledged observation must be there exactly once; printed is each trouble's p99 from
/// publish to hub client as a ratio to the undisturbed run, and the server's memory.
/// </summary>
internal static partial class Outage
{
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMinutes(3);

    public static async Task<int> RunAsync(string[] args)
    {
        var rate = Options.Number(args, "--rate", 5_000);
        var seconds = Options.Number(args, "--seconds", 30);
        await using var influx = await InfluxProcess.StartAsync(mounted: true);
        using var proxy = new FaultyProxy(influx.Port);
        await using var bench = await BenchServer.StartAsync(
            "--History:Store=influxdb",
            string.Create(CultureInfo.InvariantCulture, $"--History:Influx:Url=http://127.0.0.1:{proxy.Port}"),
            "--History:Influx:Database=dxioc");
        long acknowledged = (await bench.GenerateAsync(rate, 5)).Acknowledged;
        Trouble[] troubles =
        [
            new("undisturbed", seconds, () => Task.CompletedTask, () => Task.CompletedTask),
            new("killed", Math.Max(seconds, 60), influx.KillAsync, influx.StartAgainAsync),
            new("frozen", seconds, At(influx.Freeze), At(influx.Thaw)),
            new("slow", seconds, At(() => proxy.Slow = true), At(() => proxy.Slow = false)),
            new("answering 500", seconds, At(() => proxy.Failing = true), At(() => proxy.Failing = false)),
            new("disk full", seconds, At(influx.FillDisk), async () =>
            {
                // InfluxDB 1.6 answers 500 on, with room again, until it is started anew: its log's writer keeps its error.
                influx.FreeDisk();
                await influx.KillAsync();
                await influx.StartAgainAsync();
            }),
        ];
        Console.WriteLine($"{"InfluxDB",-16}{"sent",10}{"p50 ms",10}{"p99 ms",10}{"p99 ratio",11}{"waiting",10}{"drained s",11}{"peak MiB",10}");
        double calm = 0;
        var good = true;
        foreach (var trouble in troubles)
        {
            bench.Watch.Reset();
            await trouble.Begin();
            var sent = await bench.GenerateAsync(rate, trouble.Seconds);
            acknowledged += sent.Acknowledged;
            var (p50, p99) = (bench.Watch.Milliseconds.At(0.50), bench.Watch.Milliseconds.At(0.99));
            var waiting = await bench.MetricAsync(SpoolPoints());
            var began = TimeProvider.System.GetTimestamp();
            await trouble.End();
            while (await bench.MetricAsync(SpoolPoints()) > 0 && TimeProvider.System.GetElapsedTime(began) < DrainLimit)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }

            calm = calm == 0 ? p99 : calm;
            good &= p99 <= 1.2 * calm;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{trouble.Name,-16}{sent.Acknowledged,10}{p50,10:0.0}{p99,10:0.0}{p99 / calm,11:0.00}{waiting,10:0}{TimeProvider.System.GetElapsedTime(began).TotalSeconds,11:0.0}{bench.PeakMiB,10:0}"));
        }

        await bench.RequireStoredAsync(acknowledged);
        var there = await influx.NumberAsync("SELECT count(value) FROM raw.raw WHERE feed = 'bench'");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"acknowledged {acknowledged}, in InfluxDB {there}: {(there == acknowledged ? "each exactly once" : "NOT THE SAME")}"));
        return there == acknowledged && good ? 0 : 1;
    }

    private static Func<Task> At(Action once) => () =>
    {
        once();
        return Task.CompletedTask;
    };

    [GeneratedRegex(@"^dxioc_spool_points\S*\s+([0-9.eE+]+)", RegexOptions.Multiline)]
    private static partial Regex SpoolPoints();

    private sealed record Trouble(string Name, double Seconds, Func<Task> Begin, Func<Task> End);
}
