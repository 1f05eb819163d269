using System.Globalization;
using DxIoc.Contracts.Catalogue;
using YamlDotNet.RepresentationModel;

namespace DxIoc.Indicators.Catalogue;

/// <summary>
/// One mapping of a configuration file. Reads its keys by type, gathers what is wrong with file, line and remedy, and answers a
/// harmless default, so that everything wrong is found in one go.
/// </summary>
public sealed class YamlEntry
{
    private readonly string _file;
    private readonly YamlMappingNode _node;
    private readonly List<CatalogueError> _errors;

    internal YamlEntry(string file, YamlMappingNode node, List<CatalogueError> errors, IReadOnlyList<string>? keys)
    {
        _file = file;
        _node = node;
        _errors = errors;
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "?";
            if (keys?.Contains(name) == false)
            {
                Refuse(key, $"there is no key '{name}' here", $"write one of: {string.Join(", ", keys)}{Near.Hint(name, keys)}");
            }
        }
    }

    /// <summary>The keys in their order.</summary>
    public IReadOnlyList<string> Keys => [.. _node.Children.Keys.Select(k => (k as YamlScalarNode)?.Value ?? "?")];

    public int Line => (int)_node.Start.Line;

    /// <summary>Refuses nothing.</summary>
    public string? IdOrNull => Find("id") is YamlScalarNode { Value: { Length: > 0 } id } ? id : null;

    public bool Has(string key) => Find(key) is not null;

    /// <summary>True where the key holds a group of keys and not one value.</summary>
    public bool IsGroup(string key) => Find(key) is YamlMappingNode;

    public bool IsList(string key) => Find(key) is YamlSequenceNode;

    public void Refuse(string problem, string remedy) => Refuse(_node, problem, remedy);

    public void RefuseKey(string key, string problem, string remedy) => Refuse(Find(key) ?? _node, problem, remedy);

    public string Text(string key)
    {
        if (OptionalText(key) is { Length: > 0 } text)
        {
            return text;
        }

        // A list or group in its place was refused just now.
        if (Find(key) is null or YamlScalarNode)
        {
            RefuseKey(key, $"{key} is missing", $"add {key}: …");
        }

        return "?";
    }

    public string? OptionalText(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalarNode scalar:
                return scalar.Value;
            case var other:
                Refuse(other, $"{key} is no text", $"write {key}: followed by one value");
                return null;
        }
    }

    /// <summary>An id as in topics; an invalid one is refused.</summary>
    public string Id(string key = "id")
    {
        var id = Text(key);
        if (id != "?" && !(id.Length <= 64 && id[0] != '-' && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')))
        {
            RefuseKey(key, $"'{id}' is no id", "use a-z, 0-9 and '-', at most 64, beginning with a letter or digit");
        }

        return id;
    }

    public string OneOf(string key, IReadOnlyList<string> words, string? fallback)
    {
        var word = fallback is null ? Text(key) : OptionalText(key) ?? fallback;
        if (!words.Contains(word) && word != "?")
        {
            RefuseKey(key, $"{key} '{word}' is unknown", $"write one of: {string.Join(", ", words)}{Near.Hint(word, words)}");
            return words[0];
        }

        return word == "?" ? words[0] : word;
    }

    public double? Number(string key)
    {
        if (OptionalText(key) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
        {
            return value;
        }

        RefuseKey(key, $"{key} '{text}' is no number", "write a number with a decimal point, like 12.5");
        return null;
    }

    public int WholeNumber(string key, int fallback, int min, int max)
    {
        if (OptionalText(key) is not { } text)
        {
            return fallback;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        RefuseKey(key, $"{key} '{text}' cannot be used", string.Create(CultureInfo.InvariantCulture, $"write a whole number from {min} to {max}"));
        return fallback;
    }

    public TimeSpan? Duration(string key)
    {
        if (OptionalText(key) is not { } text)
        {
            return null;
        }

        if (DurationText.TryParse(text, out var duration))
        {
            return duration;
        }

        RefuseKey(key, $"{key} '{text}' is no duration", "write a number with s, m, h or d, like 90s, 5m, 1h");
        return null;
    }

    public DateOnly? Date(string key)
    {
        if (OptionalText(key) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        RefuseKey(key, $"{key} '{text}' is no date", "write it like 2022-04-26");
        return null;
    }

    /// <summary>{vi: …, en: …}, or one text for both.</summary>
    public LocalText Name(string key = "name")
    {
        if (Find(key) is YamlMappingNode node)
        {
            var entry = new YamlEntry(_file, node, _errors, CatalogueKeys.Name);
            return new LocalText(entry.Text("vi"), entry.Text("en"));
        }

        var text = Text(key);
        return new LocalText(text, text);
    }

    /// <summary>{ one: …, other: … }, or one text for both; null where it is left out.</summary>
    public PluralText? Plural(string key)
    {
        if (Find(key) is YamlMappingNode node)
        {
            var entry = new YamlEntry(_file, node, _errors, CatalogueKeys.Plural);
            return new PluralText(entry.Text("one"), entry.Text("other"));
        }

        return OptionalText(key) is { } text ? new PluralText(text, text) : null;
    }

    public IReadOnlyList<string> Texts(string key)
    {
        switch (Find(key))
        {
            case null:
                return [];
            case YamlSequenceNode sequence when sequence.Children.All(c => c is YamlScalarNode):
                return [.. sequence.Children.Select(c => ((YamlScalarNode)c).Value ?? "")];
            case var other:
                Refuse(other, $"{key} is no list of texts", $"write {key}: [a, b]");
                return [];
        }
    }

    public YamlEntry? Entry(string key, IReadOnlyList<string> keys)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMappingNode node:
                return new YamlEntry(_file, node, _errors, keys);
            case var other:
                Refuse(other, $"{key} is no group of keys", $"write {key}: {{{string.Join(": …, ", keys)}: …}}");
                return null;
        }
    }

    /// <summary>A group whose keys are names of the writer's own.</summary>
    public YamlEntry? Group(string key, string form)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlMappingNode node:
                return new YamlEntry(_file, node, _errors, null);
            case var other:
                Refuse(other, $"{key} is no group of keys", $"write {key}: {form}");
                return null;
        }
    }

    /// <param name="keys">Those that an entry may have; null where the reader looks at them itself.</param>
    public IReadOnlyList<YamlEntry> Entries(string key, IReadOnlyList<string>? keys)
    {
        if (Find(key) is not { } found)
        {
            return [];
        }

        if (found is not YamlSequenceNode sequence)
        {
            Refuse(found, $"{key} is no list", "begin each entry with '- id: …'");
            return [];
        }

        var entries = new List<YamlEntry>(sequence.Children.Count);
        foreach (var child in sequence.Children)
        {
            if (child is YamlMappingNode node)
            {
                entries.Add(new YamlEntry(_file, node, _errors, keys));
            }
            else
            {
                Refuse(child, $"an entry of {key} is no group of keys", "begin it with '- id: …'");
            }
        }

        return entries;
    }

    /// <summary>A mapping of names to [min, max].</summary>
    public IReadOnlyDictionary<string, MeasureRange> Ranges(string key)
    {
        var ranges = new Dictionary<string, MeasureRange>(StringComparer.Ordinal);
        if (Find(key) is not { } found)
        {
            return ranges;
        }

        if (found is not YamlMappingNode mapping)
        {
            Refuse(found, $"{key} is no group of keys", "write measure: [smallest, largest] below it");
            return ranges;
        }

        foreach (var (name, value) in mapping.Children)
        {
            var limits = (value as YamlSequenceNode)?.Children.Select(c => (c as YamlScalarNode)?.Value).ToList();
            var measure = (name as YamlScalarNode)?.Value;
            if (measure is not null
                && limits is [{ } low, { } high]
                && double.TryParse(low, NumberStyles.Float, CultureInfo.InvariantCulture, out var min)
                && double.TryParse(high, NumberStyles.Float, CultureInfo.InvariantCulture, out var max)
                && min <= max)
            {
                ranges[measure] = new MeasureRange(min, max);
            }
            else
            {
                Refuse(value, $"the range of {measure ?? "a measure"} cannot be read", "write measure: [smallest, largest]");
            }
        }

        return ranges;
    }

    private YamlNode? Find(string key) =>
        _node.Children.FirstOrDefault(c => c.Key is YamlScalarNode scalar && scalar.Value == key).Value;

    private void Refuse(YamlNode at, string problem, string remedy) =>
        _errors.Add(new CatalogueError(_file, (int)at.Start.Line, CatalogueError.OneLine(problem), remedy));
}
