using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Benchmarks;

/// <summary>
/// The canonical form decoded, beside a bare Utf8JsonReader that only walks over the same payloads, in alternating rounds; and what
/// one message allocates from its decoding to its place in the intake's queue. Fails above the ratio, and above a byte a message.
/// </summary>
internal static class Decode
{
    private const double RatioLimit = 2.5;
    private const double BytesLimit = 1;
    private const int Topics = 1_000;
    private const int Round = 2_000;
    private const int Burst = 1_000;

    private static readonly (string Name, string Payload)[] Forms =
    [
        ("Unix milliseconds, two measures", """{"t": 1650934800000, "pm25": 41.2, "pm10": 63}"""),
        ("ISO 8601, two measures", """{"t": "2022-04-26T08:00:00+07:00", "pm25": 41.2, "pm10": 63}"""),
        ("no time, six measures", """{"pm25": 41.2, "pm10": 63, "so2": 12.25, "no2": 30, "co": 800, "o3": 41}"""),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var rounds = (int)Options.Number(args, "--rounds", 2_000);
        var decoder = new FeedDecoder(new NoMappings(), TimeProvider.System);
        var holds = true;
        Console.WriteLine($"{"",-36}{"walk ns",10}{"decode ns",12}{"ratio",8}{"bytes",8}");
        foreach (var (name, payload) in Forms)
        {
            var bytes = Encoding.UTF8.GetBytes(payload);
            // Equal strings that are not the same: a broker makes a new one for each message.
            string[][] topics = [Names(), Names()];
            var (floor, ours, allocated) = (double.MaxValue, double.MaxValue, 0L);
            for (var i = 0; i < rounds; i++)
            {
                // Neighbours on the machine only ever add time: the fastest of many short rounds is the nearest to the truth, for both.
                floor = Math.Min(floor, Time(Round, _ => Walk(bytes)));
                var before = GC.GetAllocatedBytesForCurrentThread();
                ours = Math.Min(ours, Time(Round, n => decoder.Decode(topics[n & 1][n % Topics], new ReadOnlySequence<byte>(bytes)).Good.Count));
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            }

            holds &= ours / floor <= RatioLimit && allocated / (double)Round < BytesLimit;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{name,-36}{floor,10:0.0}{ours,12:0.0}{ours / floor,8:0.00}{allocated / (double)Round,8:0.0}"));
        }

        await using var intake = await BareIntake.StartAsync();
        var handed = await HandOverAsync(decoder, intake);
        holds &= handed < BytesLimit;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"decode and hand-over to the intake's queue: {handed:0.0} bytes a message on the receiving thread"));
        return holds ? 0 : 1;
    }

    /// <summary>Bursts as a connection brings them; their promises are awaited between, so that what is lent comes back.</summary>
    private static async Task<double> HandOverAsync(FeedDecoder decoder, BareIntake intake)
    {
        var topics = Names();
        var payloads = new byte[Burst][];
        var outcomes = new ValueTask<IntakeOutcome>[Burst];
        long least = long.MaxValue;
        for (var round = 0; round < 60; round++)
        {
            var time = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
            for (var i = 0; i < Burst; i++)
            {
                payloads[i] = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"t\": {time}, \"pm25\": 41.2, \"pm10\": {i}}}"));
            }

            least = Math.Min(least, Give(decoder, intake, topics, payloads, outcomes));
            foreach (var outcome in outcomes)
            {
                await outcome;
            }
        }

        return least / (double)Burst;
    }

    private static long Give(FeedDecoder decoder, BareIntake intake, string[] topics, byte[][] payloads, ValueTask<IntakeOutcome>[] outcomes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < outcomes.Length; i++)
        {
            Put(intake.Queue.AcceptAsync(decoder.Decode(topics[i], new ReadOnlySequence<byte>(payloads[i])), CancellationToken.None), outcomes, i);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Each is awaited once, later.</summary>
    private static void Put(ValueTask<IntakeOutcome> outcome, ValueTask<IntakeOutcome>[] into, int at) => into[at] = outcome;

    private static double Time(int messages, Func<int, int> run)
    {
        var began = TimeProvider.System.GetTimestamp();
        var sum = 0;
        for (var i = 0; i < messages; i++)
        {
            sum += run(i);
        }

        var took = TimeProvider.System.GetElapsedTime(began);
        return sum > 0 ? took.TotalNanoseconds / messages : throw new InvalidOperationException("Nothing was read.");
    }

    private static int Walk(byte[] payload)
    {
        var reader = new Utf8JsonReader(payload);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    private static string[] Names() =>
        [.. Enumerable.Range(0, Topics).Select(i => string.Create(CultureInfo.InvariantCulture, $"ioc/thu-dau-mot/bench/station-{i}"))];

    private sealed class NoMappings : IFeedMappings
    {
        public FeedMappings Current => FeedMappings.None;

        public event EventHandler? Changed
        {
            add { }
            remove { }
        }
    }
}
