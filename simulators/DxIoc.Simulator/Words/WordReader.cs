using System.Globalization;
using DxIoc.Simulator.Demo;

namespace DxIoc.Simulator.Words;

/// <summary>
/// Reads a command's words, --name value or --name=value, and gathers what is wrong with them, so that all errors are told at
/// once. What is not asked for by the time <see cref="Errors"/> is read is an error too.
/// </summary>
internal sealed class WordReader
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Queue<string> _plain = new();
    private readonly List<string> _errors = [];

    public WordReader(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var word = args[i];
            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                _plain.Enqueue(word);
                continue;
            }

            var equals = word.IndexOf('=', StringComparison.Ordinal);
            var name = equals > 0 ? word[..equals] : word;
            var value = equals > 0 ? word[(equals + 1)..] : i + 1 < args.Count ? args[++i] : null;
            if (value is null)
            {
                _errors.Add($"{name} needs a value.");
            }
            else if (!_values.TryAdd(name, value))
            {
                _errors.Add($"{name} stands twice.");
            }
        }
    }

    /// <summary>One line each; empty when everything can be used.</summary>
    public IReadOnlyList<string> Errors =>
    [
        .. _errors,
        .. _values.Keys.Where(n => !_asked.Contains(n)).Select(n => $"There is no option '{n}'; see --help."),
        .. _plain.Select(p => $"'{p}' is one word too many; see --help."),
    ];

    /// <summary>The next word that is no option.</summary>
    public string Plain(string role)
    {
        if (_plain.TryDequeue(out var word))
        {
            return word;
        }

        _errors.Add($"The {role} is missing; see --help.");
        return "";
    }

    public string? OptionalText(string name)
    {
        _asked.Add(name);
        return _values.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;
    }

    public string Text(string name, string @default) => OptionalText(name) ?? @default;

    public int Number(string name, int @default, int min, int max) => OptionalText(name) is not { } text ? @default
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value
        : Refuse(name, text, string.Create(CultureInfo.InvariantCulture, $"write a whole number from {min} to {max}"), @default);

    public double Real(string name, double @default, double min, double max) => OptionalText(name) is not { } text ? @default
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max ? value
        : Refuse(name, text, string.Create(CultureInfo.InvariantCulture, $"write a number from {min} to {max}"), @default);

    /// <summary>Part of a whole, as 10% or 0.1.</summary>
    public double Share(string name)
    {
        if (OptionalText(name) is not { } text)
        {
            return 0;
        }

        var percent = text.EndsWith('%');
        return double.TryParse(percent ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && value / (percent ? 100 : 1) is >= 0 and <= 1 and var share
            ? share
            : Refuse(name, text, "write a share like 10% or 0.1", 0.0);
    }

    public TimeSpan Span(string name, TimeSpan @default) => OptionalText(name) is not { } text ? @default
        : SimulationOptions.TryDuration(text, out var span) && span > TimeSpan.Zero ? span
        : Refuse(name, text, "write a number and a unit, like 90s or 10m", @default);

    public T Refuse<T>(string name, string? value, string remedy, T @default)
    {
        _errors.Add($"{name} cannot be '{value}': {remedy}.");
        return @default;
    }
}
