using System.Globalization;
using System.Text.Json;

namespace DxIoc.Benchmarks;

/// <summary>The load, in a process of its own. Prints what it sent and what was acknowledged as one line of JSON.</summary>
internal static class Generator
{
    private const int Connections = 4;
    private const int Devices = 250;

    /// <summary>generate PORT RATE SECONDS WINDOW AREAS JUNK</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var port = int.Parse(args[0], CultureInfo.InvariantCulture);
        var rate = double.Parse(args[1], CultureInfo.InvariantCulture);
        var length = TimeSpan.FromSeconds(double.Parse(args[2], CultureInfo.InvariantCulture));
        var window = int.Parse(args[3], CultureInfo.InvariantCulture);
        var areas = args[4].Split(',');
        var junk = int.Parse(args[5], CultureInfo.InvariantCulture);
        var publishers = Enumerable.Range(0, Connections).Select(i => new Publisher(i, areas, Devices, window, junk)).ToList();
        var begin = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(publishers.Select(p => p.RunAsync(port, rate / Connections, length)));
        var seconds = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        Console.WriteLine(JsonSerializer.Serialize(new GeneratorResult(
            publishers.Sum(p => p.Sent),
            publishers.Sum(p => p.Acknowledged),
            seconds,
            publishers.Max(p => p.AckMilliseconds.At(0.50)),
            publishers.Max(p => p.AckMilliseconds.At(0.99)),
            publishers.Sum(p => p.Junk))));
        return 0;
    }
}
