using DxIoc.Indicators.Observations;

namespace DxIoc.Benchmarks;

/// <summary>The same points for everyone who is measured: 900 devices in nine areas that speak in turn, in batches of 5,000.</summary>
internal static class SampleDay
{
    public const int BatchSize = 5_000;
    private const int Devices = 900;
    private static readonly string[] Areas =
        ["thu-dau-mot", "thuan-an", "di-an", "ben-cat", "tan-uyen", "bau-bang", "bac-tan-uyen", "dau-tieng", "phu-giao"];

    public static IReadOnlyList<IReadOnlyList<Observation>> Batches(int points, DateTimeOffset from)
    {
        var random = new Random(1906);
        var series = Enumerable.Range(0, Devices).Select(i => new Series(Areas[i % Areas.Length], "air", $"station-{i}", "pm25")).ToArray();
        var values = Enumerable.Range(0, Devices).Select(_ => 20 + (random.NextDouble() * 60)).ToArray();
        var start = Instant.From(from).Micros;
        var batches = new List<IReadOnlyList<Observation>>();
        for (var next = 0; next < points;)
        {
            var batch = new List<Observation>(BatchSize);
            for (; batch.Count < BatchSize && next < points; next++)
            {
                var device = next % Devices;
                values[device] = Math.Round(values[device] + random.NextDouble() - 0.5, 1);
                var at = new Instant(start + (next / Devices * 1_000_000L) + (device * 1_000L));
                batch.Add(new Observation(series[device], at, values[device], at + TimeSpan.FromMilliseconds(40)));
            }

            batches.Add(batch);
        }

        return batches;
    }
}
