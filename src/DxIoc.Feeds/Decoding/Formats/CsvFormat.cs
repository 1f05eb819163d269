using System.Globalization;
using System.Text;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Decoding.Formats;

/// <summary>
/// CSV lines (RFC 4180): each becomes a group of its cells by column; an empty cell is not in it. The columns stand in the definition, or in the
/// first line. A line with another number of cells costs itself only.
/// </summary>
internal static class CsvFormat
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static Node? Read(ReadOnlySpan<byte> payload, IReadOnlyList<string> columns, char separator, CsvRules rules, List<Refusal> bad)
    {
        if (Utf8Text.Read(payload, bad, rules.Fallback) is not { } text)
        {
            return null;
        }

        var rows = new List<Node>();
        var at = 0;
        for (var line = 0; at < text.Length; line++)
        {
            var cells = Row(text, ref at, separator);
            if (cells is [""])
            {
                continue;
            }

            if (columns.Count == 0)
            {
                columns = cells;
            }
            else if (cells.Count != columns.Count)
            {
                bad.Add(new Refusal(RefusalCode.Payload, string.Create(
                    CultureInfo.InvariantCulture, $"line {line + 1} has {cells.Count} cells where there are {columns.Count} columns"), "", line));
            }
            else
            {
                rows.Add(Group(columns, cells, rules));
            }
        }

        if (rows.Count == 0 && bad.Count == 0)
        {
            bad.Add(new Refusal(RefusalCode.Payload, "there is no line of values in it", ""));
        }

        return Node.Of(rows);
    }

    private static Node Group(IReadOnlyList<string> columns, List<string> cells, CsvRules rules) => Node.Of(
        [.. columns.Zip(cells).Where(c => c.Second.Length > 0).Select(c => new KeyValuePair<string, Node>(c.First, Value(c.Second, rules)))]);

    /// <summary>A cell stays a text where a number would lose how it is written: leading zeros are part of an id or a time.</summary>
    private static Node Value(string cell, CsvRules rules) =>
        rules.DecimalComma && WithPoint(cell) is { } point && double.TryParse(point, Decimal, CultureInfo.InvariantCulture, out var decimals) ? Node.Of(decimals)
        : cell is not ['0', >= '0' and <= '9', ..] && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Node.Of(number) : Node.Of(cell);

    /// <summary>A cell with one comma and no point, the comma as the point; null for every other one.</summary>
    private static string? WithPoint(string cell)
    {
        var comma = cell.IndexOf(',', StringComparison.Ordinal);
        return comma >= 0 && comma == cell.LastIndexOf(',') && !cell.Contains('.', StringComparison.Ordinal) ? cell.Replace(',', '.') : null;
    }

    /// <summary>One row and the way past its end. A quote that never closes ends with the text.</summary>
    public static List<string> Row(string text, ref int at, char separator)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (at + 1 < text.Length && text[at + 1] == '"')
                {
                    cell.Append(text[at++]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else if (c == '\n')
            {
                at++;
                break;
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
