using System.Globalization;
using DxIoc.Contracts.Dashboards;
using YamlDotNet.Core;

namespace DxIoc.Indicators.Dashboards.Editing;

/// <summary>Writes a layout into the text of its scene: of the rows that are drawn only those that differ. Pure.</summary>
internal static class LayoutText
{
    /// <param name="layouts">The scene's layouts; the wide one is drawn.</param>
    public static void Write(TextChanges changes, YamlPiece layouts, string name, SceneLayout layout)
    {
        var cells = Cells(layout);
        if (layouts[name] is not { } drawn)
        {
            Draw(changes, layouts, name, cells);
            return;
        }

        var before = drawn.Items.Select(i => LayoutReader.Words(i.Value ?? "")).ToList();
        var runs = Runs(drawn);
        for (var row = 0; row < Math.Min(cells.Count, before.Count); row++)
        {
            if (!cells[row].SequenceEqual(before[row]))
            {
                changes.Replace(drawn.Items[row], Row(cells[row], runs, drawn.Items[row].Style));
            }
        }

        for (var row = before.Count; row < cells.Count; row++)
        {
            changes.AppendItem(drawn, Row(cells[row], runs, drawn.Items[^1].Style));
        }

        for (var row = before.Count - 1; row >= cells.Count; row--)
        {
            changes.RemoveItem(drawn, row);
        }
    }

    /// <summary>A line a row, a word a column.</summary>
    internal static string Row(IReadOnlyList<string> cells, bool runs, ScalarStyle style)
    {
        var words = new List<string>();
        for (var (from, to) = (0, 0); from < cells.Count; from = to)
        {
            to = from + cells.Skip(from).TakeWhile(c => c == cells[from]).Count();
            words.AddRange(runs && to - from > 1 ? [string.Create(CultureInfo.InvariantCulture, $"{cells[from]}*{to - from}")] : cells.Skip(from).Take(to - from));
        }

        // A row begins with a dot or an id: plain it would be safe, and yet look like a word among words.
        return YamlWords.Text(string.Join(' ', words), style is ScalarStyle.SingleQuoted or ScalarStyle.Plain ? style : ScalarStyle.DoubleQuoted);
    }

    private static void Draw(TextChanges changes, YamlPiece layouts, string name, List<string[]> cells)
    {
        var wide = layouts.Entries[0].Value;
        var runs = Runs(wide);
        var rows = cells.Select(c => Row(c, runs, wide.Items[0].Style)).ToList();
        changes.Append(layouts, wide.IsFlow
            ? $"{name}: [{string.Join(", ", rows)}]"
            : changes.Lines(rows.Select(r => $"{changes.IndentOf(wide.Items[0])}- {r}").Prepend($"{name}:")));
    }

    /// <summary>Whether equal columns are written as "map*3", which is so where nobody wrote them side by side.</summary>
    private static bool Runs(YamlPiece rows)
    {
        var words = rows.Items.Select(i => (i.Value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        return words.Any(r => r.Any(w => w.Contains('*', StringComparison.Ordinal))) || !words.Any(r => r.Zip(r.Skip(1)).Any(p => p.First == p.Second));
    }

    private static List<string[]> Cells(SceneLayout layout)
    {
        var cells = Enumerable.Range(0, layout.Rows).Select(_ => Enumerable.Repeat(LayoutReader.Empty, layout.Columns).ToArray()).ToList();
        foreach (var (id, place) in layout.Places)
        {
            for (var row = 0; row < place.Height; row++)
            {
                cells[place.Row - 1 + row].AsSpan(place.Column - 1, place.Width).Fill(id);
            }
        }

        return cells;
    }
}
