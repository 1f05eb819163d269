using DxIoc.Contracts.Dashboards;

namespace DxIoc.Indicators.Dashboards.Editing;

/// <summary>
/// Changes of one YAML text, gathered against its pieces and made all at once. Each concerns the characters of its piece alone: what
/// stands around it, comments and order included, stays as it is.
/// </summary>
internal sealed class TextChanges(string text)
{
    private readonly List<(int Start, int End, string New)> _changes = [];
    private readonly string _newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>The text with the changes.</summary>
    public string Made()
    {
        var made = text;
        foreach (var (start, end, put) in _changes.OrderByDescending(c => c.Start).ThenByDescending(c => c.End))
        {
            made = string.Concat(made.AsSpan(0, start), put, made.AsSpan(end));
        }

        return made;
    }

    public void Replace(YamlPiece piece, string value)
    {
        // An empty value stands directly behind its colon.
        var space = piece.Start == piece.End && piece.Start > 0 && text[piece.Start - 1] == ':' ? " " : "";
        Change(piece.Start, piece.End, space + value);
    }

    /// <summary>In the place of the value before, or behind the last key in the mapping's own style.</summary>
    public void Set(YamlPiece mapping, string key, SettingValue value)
    {
        var at = mapping.Entries.FindIndex(e => e.Key.Value == key);
        if (at < 0)
        {
            Append(mapping, $"{key}: {YamlWords.Of(key, value)}");
        }
        else if (mapping.Entries[at].Value is { IsFlow: false, Value: null } block)
        {
            Change(mapping.Entries[at].Key.Start, block.End, $"{key}: {YamlWords.Of(key, value)}");
        }
        else
        {
            Replace(mapping.Entries[at].Value, YamlWords.Of(key, value, mapping.Entries[at].Value.Style));
        }
    }

    public void Remove(YamlPiece mapping, string key)
    {
        var at = mapping.Entries.FindIndex(e => e.Key.Value == key);
        if (at < 0)
        {
            return;
        }

        var spans = mapping.Entries.Select(e => (e.Key.Start, e.Value.End)).ToList();
        if (mapping.IsFlow)
        {
            RemoveFlow(spans, at);
        }
        else if (at == 0 && spans.Count > 1)
        {
            // The first key stands behind the dash of its item: the next comes to its place.
            Change(spans[0].Start, spans[1].Start, "");
        }
        else
        {
            RemoveLines(spans[at].Start, spans[at].End);
        }
    }

    /// <summary>Behind the last key; further lines of a block are indented already.</summary>
    public void Append(YamlPiece mapping, string entry)
    {
        var last = mapping.Entries[^1].Value.End;
        if (mapping.IsFlow)
        {
            Change(last, last, $", {entry}");
        }
        else
        {
            InsertLine(last, new string(' ', mapping.Column) + entry);
        }
    }

    /// <summary>Behind the last item, indented as that one is. The list has one.</summary>
    /// <param name="lines">One for a list in brackets.</param>
    public void AppendItem(YamlPiece list, params IReadOnlyList<string> lines)
    {
        var last = list.Items[^1];
        if (list.IsFlow)
        {
            var before = text[LineStart(last.Start)..last.Start];
            Change(last.End, last.End, before.Length > 0 && string.IsNullOrWhiteSpace(before) ? $",{_newLine}{before}{lines[0]}" : $", {lines[0]}");
            return;
        }

        var dash = Dash(last);
        var indent = new string(' ', dash - LineStart(dash));
        InsertLine(last.End, string.Join(_newLine, lines.Select((line, i) => $"{indent}{(i == 0 ? "- " : "  ")}{line}")));
    }

    /// <summary>Where the next line begins with its own indentation.</summary>
    public string IndentOf(YamlPiece item) => new(' ', Dash(item) - LineStart(Dash(item)));

    public string Lines(IEnumerable<string> lines) => string.Join(_newLine, lines);

    public void RemoveItem(YamlPiece list, int at)
    {
        if (list.IsFlow)
        {
            RemoveFlow([.. list.Items.Select(i => (i.Start, i.End))], at);
        }
        else
        {
            RemoveLines(Dash(list.Items[at]), list.Items[at].End);
        }
    }

    /// <summary>With the comma that it needs no more. A comment between two entries stays.</summary>
    private void RemoveFlow(List<(int Start, int End)> spans, int at)
    {
        var (start, end) = spans[at];
        var comma = text.IndexOf(',', end);
        if (at + 1 < spans.Count)
        {
            var next = spans[at + 1].Start;
            Change(start, text.AsSpan(comma, next - comma).Contains('#') ? comma + 1 : next, "");
        }
        else if (at > 0)
        {
            var before = text.IndexOf(',', spans[at - 1].End);
            if (text.AsSpan(before, start - before).Contains('#'))
            {
                Change(start, end, "");
            }
            else
            {
                Change(before, end, "");
            }
        }
        else
        {
            Change(start, end, "");
        }
    }

    private void RemoveLines(int start, int end)
    {
        var from = LineStart(start);
        var to = LineEnd(end);
        Change(from, to < text.Length ? to + 1 : to, "");
    }

    private void InsertLine(int behind, string line)
    {
        var at = LineEnd(behind);
        if (at < text.Length)
        {
            Change(at + 1, at + 1, line + _newLine);
        }
        else
        {
            Change(at, at, _newLine + line);
        }
    }

    private void Change(int start, int end, string put)
    {
        // Two insertions at one place come in the order in which they were asked for.
        if (start == end && _changes.FindIndex(c => c.Start == start && c.End == start) is >= 0 and var same)
        {
            _changes[same] = (start, end, _changes[same].New + put);
        }
        else
        {
            _changes.Add((start, end, put));
        }
    }

    private int Dash(YamlPiece item) => text.LastIndexOf('-', item.Start - 1);

    private int LineStart(int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    /// <summary>The line break that ends the line, or the text's end.</summary>
    private int LineEnd(int at) => text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
}
