using System.Globalization;

namespace DxIoc.Benchmarks;

/// <summary>
/// The same QoS 1 load into the same server, with every tenth message broken JSON and without, in turn; junk is refused, kept with
/// its reason and acknowledged like the rest. Fails where the median of the pairs loses more than a fifth of the throughput.
/// </summary>
internal static class Junk
{
    private const int OneIn = 10;
    private const double LeastRatio = 0.8;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = Options.Number(args, "--seconds", 4);
        var rounds = (int)Options.Number(args, "--rounds", 5);
        await using var bench = await BenchServer.StartAsync();
        var (acknowledged, junk) = (0L, 0L);
        async Task<(double Rate, double CpuMicros)> MeasureAsync(int oneIn, double length)
        {
            var cpu = bench.Cpu;
            var result = await bench.GenerateAsync(0, length, oneIn);
            (acknowledged, junk) = (acknowledged + result.Acknowledged, junk + result.Junk);
            return (result.Acknowledged / result.Seconds, (bench.Cpu - cpu).TotalMicroseconds / result.Acknowledged);
        }

        await MeasureAsync(OneIn, 3);
        var (rates, cpus) = (new Percentiles(), new Percentiles());
        Console.WriteLine($"{"round",-8}{"messages/s",14}{"with junk",14}{"ratio",8}{"CPU µs",10}{"with junk",12}{"ratio",8}");
        for (var round = 0; round < rounds; round++)
        {
            // The second of a pair finds the larger store: each goes first in turn.
            var first = await MeasureAsync(round % 2 == 0 ? 0 : OneIn, seconds);
            var second = await MeasureAsync(round % 2 == 0 ? OneIn : 0, seconds);
            var (clean, mixed) = round % 2 == 0 ? (first, second) : (second, first);
            rates.Add(mixed.Rate / clean.Rate);
            cpus.Add(mixed.CpuMicros / clean.CpuMicros);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{round + 1,-8}{clean.Rate,14:0}{mixed.Rate,14:0}{mixed.Rate / clean.Rate,8:0.00}{clean.CpuMicros,10:0.0}{mixed.CpuMicros,12:0.0}{mixed.CpuMicros / clean.CpuMicros,8:0.00}"));
        }

        await bench.RequireStoredAsync(acknowledged, junk);
        var ratio = rates.At(0.5);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"10 % junk leaves {ratio:0.00} of the throughput (at least {LeastRatio:0.00}) and costs {cpus.At(0.5):0.00} times the CPU a message; {acknowledged} acknowledged, {junk} of them refused, the books say the same"));
        return ratio >= LeastRatio ? 0 : 1;
    }
}
