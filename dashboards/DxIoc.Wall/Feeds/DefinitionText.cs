using System.Text.RegularExpressions;

namespace DxIoc.Wall.Feeds;

/// <summary>Changes single keys of a proposed definition, as somebody would who edits its text. Pure.</summary>
public static partial class DefinitionText
{
    /// <summary>Its first line for that key with another value; the same text where it has no such line.</summary>
    /// <param name="key">area or id.</param>
    public static string With(string text, string key, string value) =>
        Line().Matches(text).FirstOrDefault(m => m.Groups["key"].Value == key) is { } line
            ? string.Concat(text.AsSpan(0, line.Groups["value"].Index), value, text.AsSpan(line.Index + line.Length))
            : text;

    /// <summary>The value of its first line for that key; null where it has none.</summary>
    public static string? ValueOf(string text, string key) =>
        Line().Matches(text).FirstOrDefault(m => m.Groups["key"].Value == key)?.Groups["value"].Value;

    [GeneratedRegex(@"^[ -]*(?<key>area|id):[ ]*(?<value>[a-z0-9-]+)[ ]*$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
