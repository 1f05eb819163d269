using DxIoc.Simulator.Traffic;
using DxIoc.Simulator.Words;

namespace DxIoc.Simulator.Load;

/// <summary>What a load asks for, validated: all errors at once.</summary>
internal sealed record LoadOptions
{
    /// <summary>A device's messages are told apart by their times: more a second than this would touch each other.</summary>
    private const double PerDeviceLimit = 1_000;

    public required BrokerAddress Broker { get; init; }

    /// <summary>Where the hub, the books and the figures are.</summary>
    public required Uri Server { get; init; }

    /// <summary>Messages a second, 0.1 to 200,000, besides bursts.</summary>
    public double Rate { get; init; } = 1_000;

    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Devices, 1 to 1,000,000; they speak in turn, each over one connection.</summary>
    public int Devices { get; init; } = 200;

    /// <summary>Connections to the broker, 1 to 1,000.</summary>
    public int Connections { get; init; } = 4;

    /// <summary>0, 1 or 2.</summary>
    public int Qos { get; init; } = 1;

    /// <summary>Bytes of a payload at least: filled up with spaces. 0 to 60,000.</summary>
    public int PayloadBytes { get; init; }

    public double Junk { get; init; }

    public double Duplicates { get; init; }

    public double Late { get; init; }

    public double Reordered { get; init; }

    /// <summary>How long after its own time a late message is sent.</summary>
    public TimeSpan LateBy { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Messages that a burst has beyond the rate, all due at once; 0 for none.</summary>
    public int Burst { get; init; }

    public TimeSpan BurstEvery { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Hub clients, 0 to 10,000; they watch the areas in turn.</summary>
    public int Viewers { get; init; } = 10;

    /// <summary>Messages that may be due and not acknowledged, 1 to 1,000,000; one more is left out, and counted.</summary>
    public int Backlog { get; init; } = 50_000;

    /// <summary>What is waited for after the last message.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A feed that nobody else speaks on meanwhile: its books are the ledger.</summary>
    public string Feed { get; init; } = "air";

    public string Measure { get; init; } = "pm25";

    public int Seed { get; init; } = 1906;

    /// <summary>Where the report is written as JSON; null for nowhere.</summary>
    public string? Json { get; init; }

    public static LoadOptions? Parse(IReadOnlyList<string> args, out IReadOnlyList<string> errors)
    {
        var words = new WordReader(args);
        var options = Read(words);
        options.Check(words);
        errors = words.Errors;
        return errors.Count == 0 ? options : null;
    }

    private static LoadOptions Read(WordReader words)
    {
        var address = words.Text("--server", "http://localhost:8080");
        return new LoadOptions
        {
            Broker = BrokerAddress.Read(words),
            Server = Uri.TryCreate(address, UriKind.Absolute, out var server) && server.Scheme is "http" or "https"
                ? server
                : words.Refuse("--server", address, "write http://host:port or https://host", new Uri("http://localhost")),
            Rate = words.Real("--rate", 1_000, 0.1, 200_000),
            Duration = words.Span("--duration", TimeSpan.FromSeconds(30)),
            Devices = words.Number("--devices", 200, 1, 1_000_000),
            Connections = words.Number("--connections", 4, 1, 1_000),
            Qos = words.Number("--qos", 1, 0, 2),
            PayloadBytes = words.Number("--payload", 0, 0, 60_000),
            Junk = words.Share("--junk"),
            Duplicates = words.Share("--duplicates"),
            Late = words.Share("--late"),
            Reordered = words.Share("--reordered"),
            LateBy = words.Span("--late-by", TimeSpan.FromMinutes(30)),
            Burst = words.Number("--burst", 0, 0, 1_000_000),
            BurstEvery = words.Span("--burst-every", TimeSpan.FromSeconds(10)),
            Viewers = words.Number("--viewers", 10, 0, 10_000),
            Backlog = words.Number("--backlog", 50_000, 1, 1_000_000),
            Drain = words.Span("--drain", TimeSpan.FromSeconds(10)),
            Feed = words.Text("--feed", "air"),
            Measure = words.Text("--measure", "pm25"),
            Seed = words.Number("--seed", 1906, 0, int.MaxValue),
            Json = words.OptionalText("--json"),
        };
    }

    private void Check(WordReader words)
    {
        if (Junk + Duplicates + Late + Reordered > 1)
        {
            words.Refuse("--junk, --duplicates, --late and --reordered", "", "together they are more than 100%", 0);
        }

        if (Rate / Devices > PerDeviceLimit)
        {
            words.Refuse("--devices", $"{Devices}", "a device would send more than 1000 messages a second: take more devices or a lower --rate", 0);
        }

        if (Burst > Devices)
        {
            words.Refuse("--burst", $"{Burst}", "in a burst each device speaks at most once: take more --devices", 0);
        }

        if (Connections > Devices)
        {
            words.Refuse("--connections", $"{Connections}", "a connection carries at least one device: take more --devices", 0);
        }

        if (Json is { } file && Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
        {
            words.Refuse("--json", file, "name a file in a folder that exists", 0);
        }
    }
}
