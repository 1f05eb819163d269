using System.Globalization;
using System.Text.Json;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;
using DxIoc.History;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using Microsoft.Extensions.DependencyInjection;

namespace DxIoc.Benchmarks;

/// <summary>
/// Charts of 24 hours in one-minute steps, asked at the API of the built server, whose history holds a month of minutes of 60
/// indicators in 10 areas: first filled as the cells fill it. The bar: 95 of 100 within 50 ms; otherwise the run fails.
/// </summary>
internal static class Chart
{
    private const double Bar = 50;
    private const int Indicators = 60;
    private const int Points = 24 * 60;
    private const int DaysTogether = 10;
    private const int Warm = 50;
    private const int Asked = 500;

    private static readonly string[] Areas =
        ["binh-duong", "thu-dau-mot", "thuan-an", "di-an", "ben-cat", "tan-uyen", "bau-bang", "bac-tan-uyen", "dau-tieng", "phu-giao"];

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static async Task<int> RunAsync(string[] args)
    {
        var days = (int)Options.Number(args, "--days", 30);
        var end = new Instant(Instant.Now(TimeProvider.System).Micros / 60_000_000 * 60_000_000);
        var folder = Directory.CreateTempSubdirectory("dxioc-chart-").FullName;
        try
        {
            var took = await FillAsync(Path.Combine(folder, "data"), end - (days * Day), days);
            var rows = (long)Indicators * Areas.Length * days * Points;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled {rows} minutes in {took.TotalSeconds:0} s"));
            using var server = new Child(
                BenchServer.Assembly(),
                "--Urls=http://127.0.0.1:0", "--Mqtt:Port=0", $"--Data:Path={folder}/data", $"--Catalogue:Path={Catalogue(folder)}", "--Logs:Console=false");
            var ready = await server.LineAsync(l => l.StartsWith("DxIoc ready", StringComparison.Ordinal));
            using var http = new HttpClient { BaseAddress = new Uri(BenchServer.WebOf().Match(ready).Value) };
            await AskAsync(http, end, days, Warm, 1);
            var alone = await AskAsync(http, end, days, Asked, 1);
            var together = await AskAsync(http, end, days, Asked, 4);
            Row("one at a time", alone);
            Row("four at a time", together);
            Console.WriteLine(JsonSerializer.Serialize(new { rows, p95 = alone.At(0.95), p95FourTogether = together.At(0.95), bar = Bar }));
            return alone.At(0.95) < Bar ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Row(string what, Percentiles ms) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"24 h by minutes, {what,-16} p50 {ms.At(0.50),7:0.0} ms   p95 {ms.At(0.95),7:0.0} ms   p99 {ms.At(0.99),7:0.0} ms"));

    private static async Task<TimeSpan> FillAsync(string folder, Instant start, int days)
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var services = new ServiceCollection().AddLogging().AddHistory(new HistoryOptions { Folder = folder }).BuildServiceProvider();
        var history = services.GetRequiredService<IHistory>();
        await history.StartAsync(default);
        var random = new Random(1906);
        foreach (var area in Areas)
        {
            for (var indicator = 0; indicator < Indicators; indicator++)
            {
                for (var day = 0; day < days; day += DaysTogether)
                {
                    await history.WriteReadingsAsync(
                        Minutes(area, NameOf(indicator), start + (day * Day), Math.Min(DaysTogether, days - day) * Points, random), default);
                }
            }
        }

        return TimeProvider.System.GetElapsedTime(began);
    }

    private static MinuteReading[] Minutes(string area, string indicator, Instant start, int count, Random random)
    {
        var minutes = new MinuteReading[count];
        for (var i = 0; i < count; i++)
        {
            var value = Math.Round(50 + (20 * Math.Sin(i / 229.0)) + (5 * random.NextDouble()), 3);
            minutes[i] = new MinuteReading(
                area, indicator, start + TimeSpan.FromMinutes(i), value, value - 1, value + 1, 6, value > 70 ? ReadingStatus.Warning : ReadingStatus.Normal, false);
        }

        return minutes;
    }

    /// <summary>Each asks for another cell and another day.</summary>
    private static async Task<Percentiles> AskAsync(HttpClient http, Instant end, int days, int count, int together)
    {
        var times = new Percentiles();
        var gate = new Lock();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = together }, async (_, cancellation) =>
        {
            var to = end - TimeSpan.FromMinutes(Random.Shared.Next(0, ((days - 1) * Points) + 1));
            var path = $"/api/v1/history/{Areas[Random.Shared.Next(Areas.Length)]}/{NameOf(Random.Shared.Next(Indicators))}?step=1m&from={Iso(to - Day)}&to={Iso(to)}";
            var began = TimeProvider.System.GetTimestamp();
            var body = await http.GetByteArrayAsync(new Uri(path, UriKind.Relative), cancellation);
            var took = TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
            var points = JsonSerializer.Deserialize<List<HistoryPoint>>(body, JsonSerializerOptions.Web)!.Count;
            lock (gate)
            {
                times.Add(points == Points ? took : throw new InvalidOperationException($"{path} answered {points} points."));
            }
        });
        return times;
    }

    private static string Catalogue(string folder)
    {
        var catalogue = BenchServer.Catalogue(folder);
        var lines = Enumerable.Range(0, Indicators).Select(i =>
            $"  - {{ id: {NameOf(i)}, name: Chart, sector: infrastructure, feed: bench, measure: {NameOf(i)}, aggregate: mean, window: 5m, stale-after: 5m }}");
        File.WriteAllText(Path.Combine(catalogue, "chart.yaml"), "indicators:\n" + string.Join('\n', lines) + "\n");
        return catalogue;
    }

    private static string NameOf(int indicator) => string.Create(CultureInfo.InvariantCulture, $"chart-{indicator}");

    private static string Iso(Instant time) => time.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
