using DxIoc.Indicators.Observations;
using DxIoc.Server.Api;
using DxIoc.Server.Startup;

namespace DxIoc.Server.Commands;

/// <summary>
/// A command's words after its name: its own options in small letters, the server's settings with a capital. Settings come
/// from where the server's come from.
/// </summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> _own = new(StringComparer.Ordinal);
    private readonly string _command;

    /// <exception cref="SettingsException">A word is none of these, or a setting is wrong.</exception>
    public CommandLine(string[] args, params string[] own)
    {
        _command = args[0];
        var settings = new List<string>();
        var words = new Queue<string>(args.Skip(1));
        while (words.TryDequeue(out var word))
        {
            var (name, value) = Split(word);
            var known = own.Contains(name);
            if (!known && !(name.Length > 2 && name.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetterUpper(name[2])))
            {
                throw new SettingsException($"{_command} has no option '{name}'; see help.");
            }

            value ??= words.TryDequeue(out var next) ? next : throw new SettingsException($"{name} needs a value.");
            if (known)
            {
                _own[name] = value;
            }
            else
            {
                settings.Add($"{name}={value}");
            }
        }

        Settings = ServerSettings.Read(new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(ContentRoot.Find(), "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine([.. settings])
            .Build());
    }

    public ServerSettings Settings { get; }

    public string? Text(string name) => _own.GetValueOrDefault(name);

    /// <exception cref="SettingsException">It was not given.</exception>
    public string Required(string name) => Text(name) ?? throw new SettingsException($"{_command} needs {name}; see help.");

    /// <exception cref="SettingsException">It was given and is no time.</exception>
    public Instant? Time(string name) =>
        Text(name) is not { } text ? null
        : QueryTime.TryParse(text, out var time) ? time
        : throw new SettingsException($"{name} cannot be '{text}': write a time with its offset, like 2022-04-26T08:00:00+07:00.");

    /// <summary>The data folder; these commands know the embedded store alone.</summary>
    /// <exception cref="SettingsException">Another store is set.</exception>
    public string Folder => Settings.History.Store == "sqlite"
        ? Settings.DataPath
        : throw new SettingsException($"{_command} is for the embedded store, and History:Store is '{Settings.History.Store}': see deploy/README.md.");

    private static (string Name, string? Value) Split(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? (word[..equals], word[(equals + 1)..]) : (word, null);
    }
}
