using System.Globalization;
using DxIoc.Simulator.Demo;

namespace DxIoc.Simulator.Stations;

/// <summary>What the command line asks of stations.</summary>
/// <param name="Since">How far back the first files reach; zero for none.</param>
internal sealed record StationOptions(string Folder, int Count, TimeSpan Every, TimeSpan Since, int Seed, TimeSpan? Duration)
{
    /// <summary>Null and a line that says what is wrong, when the arguments cannot be used.</summary>
    public static StationOptions? Parse(IReadOnlyList<string> args, out string problem)
    {
        var options = new StationOptions("", 9, TimeSpan.FromMinutes(5), TimeSpan.Zero, 1906, null);
        var words = new Queue<string>(args.SelectMany(a => a.StartsWith("--", StringComparison.Ordinal) ? a.Split('=', 2) : [a]));
        problem = "";
        while (words.TryDequeue(out var word))
        {
            var value = words.TryDequeue(out var next) ? next : "";
            StationOptions? read = word switch
            {
                "--folder" when value.Length > 0 => options with { Folder = value },
                "--stations" when Whole(value, 10_000, out var count) => options with { Count = count },
                "--seed" when Whole(value, int.MaxValue, out var seed) => options with { Seed = seed },
                "--every" when SimulationOptions.TryDuration(value, out var every) => options with { Every = every },
                "--since" when SimulationOptions.TryDuration(value, out var since) => options with { Since = since },
                "--duration" when SimulationOptions.TryDuration(value, out var duration) => options with { Duration = duration },
                _ => null,
            };
            if (read is null)
            {
                problem = $"{word} cannot be '{value}'; see --help.";
                return null;
            }

            options = read;
        }

        problem = options.Folder.Length == 0 ? "stations needs --folder; see --help." : "";
        return problem.Length == 0 ? options : null;
    }

    private static bool Whole(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= 1 && number <= most;
}
