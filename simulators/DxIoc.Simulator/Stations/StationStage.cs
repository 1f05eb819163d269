using DxIoc.Simulator.Demo;

namespace DxIoc.Simulator.Stations;

/// <summary>The demo's stations: they write below its data folder, and one feed definition has the server read it.</summary>
internal sealed class StationStage
{
    private const string DataKey = "--Data:Path";
    private const string FeedsKey = "--Feeds:Path";
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Since = TimeSpan.FromMinutes(30);

    private readonly SimulationOptions _options;
    private readonly string _inbox;

    private StationStage(SimulationOptions options)
    {
        _options = options;
        var data = Path.GetFullPath(ValueOf(options.ServerArgs, DataKey) ?? "./data");
        _inbox = Path.Combine(data, "stations");
    }

    /// <summary>Null where none are asked for, or they cannot be; then a problem says why.</summary>
    public static StationStage? Of(SimulationOptions options, out string problem)
    {
        problem = options.Stations > 0 && options.ServerArgs.Any(a => a.StartsWith(FeedsKey, StringComparison.Ordinal))
            ? $"--stations brings a folder of feed definitions of its own: leave {FeedsKey} out, or run the command stations beside." : "";
        return options.Stations > 0 && problem.Length == 0 ? new StationStage(options) : null;
    }

    /// <summary>Before the server is built.</summary>
    /// <param name="feeds">The server's folder of feed definitions.</param>
    public void Prepare(string feeds)
    {
        Directory.CreateDirectory(_inbox);
        var areas = new StationFiles(_options.Seed, _options.Stations, _inbox).Stations.Select(s => $"{s.Name}: {s.Area}");
        File.WriteAllText(
            Path.Combine(feeds, "stations.yaml"),
            $"feeds:\n  - use: circular10\n    files: {{ folder: \"{_inbox.Replace('\\', '/')}\", after: delete }}\n    areas: {{ {string.Join(", ", areas)} }}\n");
    }

    public Task RunAsync(TimeProvider time, CancellationToken stop) =>
        StationsCommand.RunAsync(new StationOptions(_inbox, _options.Stations, Every, Since, _options.Seed, null), time, TextWriter.Null, stop);

    private static string? ValueOf(IReadOnlyList<string> args, string key)
    {
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i].StartsWith(key + "=", StringComparison.OrdinalIgnoreCase))
            {
                return args[i][(key.Length + 1)..];
            }

            if (string.Equals(args[i], key, StringComparison.OrdinalIgnoreCase) && i + 1 < args.Count)
            {
                return args[i + 1];
            }
        }

        return null;
    }
}
