using System.Globalization;
using DxIoc.Simulator.Incidents;
using DxIoc.Simulator.Province;

namespace DxIoc.Simulator.Demo;

/// <summary>What the command line asks for; what it does not know begins with "--" and a capital or has ':' and is the server's.</summary>
internal sealed record SimulationOptions(
    int Seed,
    double Scale,
    IReadOnlyList<PlannedIncident> Incidents,
    TimeSpan? Duration,
    bool Backfill,
    string BrokerHost,
    int BrokerPort,
    IReadOnlyList<string> ServerArgs,
    string? Username = null,
    string? PasswordFile = null,
    bool Systems = false,
    int? PortalPort = null,
    string? PortalKeyFile = null,
    int Stations = 0)
{
    private static readonly string[] Own =
        ["--seed", "--scale", "--incident", "--duration", "--broker", "--username", "--password-file", "--portal", "--portal-key-file", "--stations"];

    /// <summary>What the simulated portal asks for; null for nothing.</summary>
    public string? PortalKey => PortalKeyFile is null ? null : File.ReadAllText(PortalKeyFile).Trim();

    /// <summary>Null for a broker that does not ask.</summary>
    public BrokerAccount? Account =>
        Username is null ? null : new BrokerAccount(Username, PasswordFile is null ? "" : File.ReadAllText(PasswordFile).Trim());

    /// <summary>Null and a line that says what is wrong, when the arguments cannot be used.</summary>
    public static SimulationOptions? Parse(IReadOnlyList<string> args, out string problem)
    {
        var options = new SimulationOptions(1906, 1, [], null, true, "localhost", 1883, []);
        var words = new Queue<string>(args.SelectMany(SplitOwn));
        problem = "";
        while (problem.Length == 0 && words.TryDequeue(out var word))
        {
            if (word == "--no-backfill")
            {
                options = options with { Backfill = false };
            }
            else if (word == "--systems")
            {
                options = options with { Systems = true };
            }
            else if (Own.Contains(word))
            {
                options = words.TryDequeue(out var value)
                    ? With(options, word, value, out problem)
                    : Refuse(options, $"{word} needs a value", out problem);
            }
            else if (word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2 && char.IsAsciiLetterUpper(word[2]))
            {
                options = options with { ServerArgs = [.. options.ServerArgs, word] };
                if (!word.Contains('=', StringComparison.Ordinal) && words.TryDequeue(out var value))
                {
                    options = options with { ServerArgs = [.. options.ServerArgs, value] };
                }
            }
            else
            {
                problem = $"There is no option '{word}'; see --help.";
            }
        }

        return problem.Length == 0 ? options : null;
    }

    private static IEnumerable<string> SplitOwn(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && Own.Contains(word[..equals]) ? [word[..equals], word[(equals + 1)..]] : [word];
    }

    private static SimulationOptions With(SimulationOptions o, string word, string value, out string problem)
    {
        problem = "";
        switch (word)
        {
            case "--seed" when int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed):
                return o with { Seed = seed };
            case "--scale" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale is >= 0.1 and <= 100:
                return o with { Scale = scale };
            case "--duration" when TryDuration(value, out var duration):
                return o with { Duration = duration };
            case "--incident" when PlannedIncident.TryParse(value, out var incident):
                return o with { Incidents = [.. o.Incidents, incident!] };
            case "--broker" when value.Split(':') is [{ Length: > 0 } host, var port] && int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                return o with { BrokerHost = host, BrokerPort = number };
            case "--stations" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var stations) && stations <= 1_000:
                return o with { Stations = stations };
            case "--username" when value.Length > 0:
                return o with { Username = value };
            case "--password-file" when File.Exists(value):
                return o with { PasswordFile = value };
            case "--portal" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65_535:
                return o with { PortalPort = port };
            case "--portal-key-file" when File.Exists(value):
                return o with { PortalKeyFile = value };
            default:
                return Refuse(o, $"{word} cannot be '{value}'; see --help.", out problem);
        }
    }

    internal static bool TryDuration(string text, out TimeSpan duration)
    {
        duration = default;
        var unit = text.Length > 1 ? text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3_600, _ => 0 } : 0;
        if (unit == 0 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 100_000)
        {
            return false;
        }

        duration = TimeSpan.FromSeconds((long)count * unit);
        return true;
    }

    private static SimulationOptions Refuse(SimulationOptions o, string why, out string problem)
    {
        problem = why;
        return o;
    }
}
