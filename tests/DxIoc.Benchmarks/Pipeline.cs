using System.Globalization;
using System.Text.Json;

namespace DxIoc.Benchmarks;

/// <summary>
/// QoS 1 load from a separate process through embedded broker, intake, SQLite and grains to a hub client, and the same load
/// into a bare MQTTnet broker in the same run. What counts are the ratios.
/// </summary>
internal static class Pipeline
{
    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = Options.Number(args, "--seconds", 10);
        var rate = Options.Number(args, "--rate", 1_000);
        var ours = await MeasureServerAsync(seconds, rate);
        var floor = await MeasureFloorAsync(seconds, rate);
        Console.WriteLine($"{"",-48}{"DxIoc",14}{"bare MQTTnet",14}{"ratio",10}");
        Row("sustained messages a second", ours.Throughput, floor.Throughput);
        Row("CPU µs a message, sustained", ours.CpuMicros, floor.CpuMicros);
        Row($"publish to screen/handler p50 ms at {rate:0}/s", ours.P50, floor.P50);
        Row($"publish to screen/handler p99 ms at {rate:0}/s", ours.P99, floor.P99);
        Row($"acknowledged p50 ms at {rate:0}/s", ours.AckP50, floor.AckP50);
        Row($"acknowledged p99 ms at {rate:0}/s", ours.AckP99, floor.AckP99);
        Row("peak memory MiB", ours.PeakMiB, floor.PeakMiB);
        Console.WriteLine(JsonSerializer.Serialize(new { ours, floor }));
        return 0;
    }

    private static async Task<Measured> MeasureServerAsync(double seconds, double rate)
    {
        await using var bench = await BenchServer.StartAsync();
        var warm = await bench.GenerateAsync(0, 3);
        var cpu = bench.Cpu;
        var full = await bench.GenerateAsync(0, seconds);
        var spent = bench.Cpu - cpu;
        var settle = await bench.GenerateAsync(rate, 2);
        bench.Watch.Reset();
        var steady = await bench.GenerateAsync(rate, seconds);
        await bench.RequireStoredAsync(warm.Acknowledged + full.Acknowledged + settle.Acknowledged + steady.Acknowledged);
        return new Measured(
            full.Acknowledged / full.Seconds, spent.TotalMicroseconds / full.Acknowledged,
            bench.Watch.Milliseconds.At(0.50), bench.Watch.Milliseconds.At(0.99), steady.AckP50, steady.AckP99, bench.PeakMiB);
    }

    private static async Task<Measured> MeasureFloorAsync(double seconds, double rate)
    {
        var self = typeof(Pipeline).Assembly.Location;
        using var full = new Child(self, "floor");
        var port = await full.LineAsync(_ => true);
        await BenchServer.GenerateAsync(port, 0, 3);
        var cpu = full.Cpu;
        var result = await BenchServer.GenerateAsync(port, 0, seconds);
        var spent = full.Cpu - cpu;
        using var steadyFloor = new Child(self, "floor");
        var steadyPort = await steadyFloor.LineAsync(_ => true);
        var steady = await BenchServer.GenerateAsync(steadyPort, rate, seconds);
        steadyFloor.EndInput();
        using var latency = JsonDocument.Parse(await steadyFloor.LineAsync(_ => true));
        return new Measured(
            result.Acknowledged / result.Seconds, spent.TotalMicroseconds / result.Acknowledged,
            latency.RootElement.GetProperty("P50").GetDouble(), latency.RootElement.GetProperty("P99").GetDouble(), steady.AckP50, steady.AckP99, full.PeakMiB);
    }

    private static void Row(string name, double ours, double floor) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{name,-48}{ours,14:0.0}{floor,14:0.0}{(floor == 0 ? 0 : ours / floor),10:0.00}"));

    private sealed record Measured(
        double Throughput, double CpuMicros, double P50, double P99, double AckP50, double AckP99, double PeakMiB);
}
