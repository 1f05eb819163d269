using System.Globalization;

namespace DxIoc.Server.Startup;

/// <summary>Reads settings by key and gathers what is wrong with them, so that all errors are told at once.</summary>
internal sealed class SettingReader(IConfiguration configuration)
{
    private readonly List<string> _errors = [];

    public IReadOnlyList<string> Errors => _errors;

    public string Text(string key, string @default) =>
        configuration[key] is { Length: > 0 } value ? value : @default;

    public string? OptionalText(string key) => configuration[key] is { Length: > 0 } value ? value : null;

    /// <summary>The names below a section, as "Figures:People" has one for each person.</summary>
    public IReadOnlyList<string> Names(string section) => [.. configuration.GetSection(section).GetChildren().Select(c => c.Key)];

    /// <summary>A secret, from the setting itself or from the file that the setting with "File" behind its key names. It is never shown.</summary>
    public string? Secret(string key)
    {
        var file = OptionalText(key + "File");
        if (file is null)
        {
            return OptionalText(key);
        }

        if (OptionalText(key) is not null)
        {
            Refuse(key + "File", file, $"set it or {key}, not both");
        }

        try
        {
            if (File.ReadAllText(file).Trim() is { Length: > 0 } secret)
            {
                return secret;
            }

            Refuse(key + "File", file, "the file is empty: write the secret into it");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Refuse(key + "File", file, "name a file that the server may read");
        }

        return null;
    }

    public int Number(string key, int @default, int min, int max)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return @default;
        }

        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        Refuse(key, text, string.Create(CultureInfo.InvariantCulture, $"write a whole number from {min} to {max}"));
        return @default;
    }

    public bool Flag(string key, bool @default)
    {
        if (configuration[key] is not { Length: > 0 } text)
        {
            return @default;
        }

        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        Refuse(key, text, "write true or false");
        return @default;
    }

    public void Refuse(string key, string? value, string remedy) =>
        _errors.Add($"Setting {key} = '{value}' cannot be used: {remedy}.");
}
