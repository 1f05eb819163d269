using System.Globalization;
using System.Text;
using DxIoc.Contracts.Dashboards;
using YamlDotNet.Core;

namespace DxIoc.Indicators.Dashboards.Editing;

/// <summary>Values as files of scenes write them: plain where that is safe, lists in brackets, texts in two languages in braces. Pure.</summary>
internal static class YamlWords
{
    /// <summary>Words that YAML takes for something else than a text.</summary>
    private static readonly HashSet<string> Reserved = new(["true", "false", "null", "yes", "no", "on", "off", "y", "n"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Keys whose values are no texts.</summary>
    private static readonly HashSet<string> Bare = new(["min", "max", "hours", "days", "ghost", "limit"], StringComparer.Ordinal);

    public static string Of(string key, SettingValue value, ScalarStyle style = ScalarStyle.Any) => value switch
    {
        { List: { } list } => $"[{string.Join(", ", list.Select(i => Text(i)))}]",
        { Name: { } name } => name.Vi == name.En ? Text(name.Vi, style) : $"{{ vi: {Text(name.Vi)}, en: {Text(name.En)} }}",
        _ => Bare.Contains(key) && IsBare(value.Word!) ? value.Word! : Text(value.Word!, style),
    };

    /// <param name="style">Kept where it is a quoted one that can hold the text.</param>
    public static string Text(string text, ScalarStyle style = ScalarStyle.Any) => style switch
    {
        ScalarStyle.DoubleQuoted => Quoted(text),
        ScalarStyle.SingleQuoted when !text.Any(char.IsControl) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        _ => IsPlain(text) ? text : Quoted(text),
    };

    private static bool IsPlain(string text) =>
        text.Length > 0 && char.IsLetterOrDigit(text[0]) && text[^1] != ' '
        && text.All(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is ' ' or '-' or '_' or '.' or '/' or '%' or '(' or ')' or '*' or '+' or '·' || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
        && !Reserved.Contains(text) && !IsNumber(text) && !char.IsDigit(text[0]);

    private static bool IsBare(string text) => text is "true" or "false" || IsNumber(text);

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
