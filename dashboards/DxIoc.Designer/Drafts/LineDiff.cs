namespace DxIoc.Designer.Drafts;

/// <summary>Two texts compared line by line: what went, what came, and the lines around. Pure.</summary>
public static class LineDiff
{
    private const int Around = 2;

    /// <summary>Pairs of lines compared at most: beyond it the middle is told as gone and come as a whole.</summary>
    private const int Room = 4_000_000;

    /// <returns>' ' for a line of both, '-' for one that went, '+' for one that came; '…' stands for those that are left out.</returns>
    public static IReadOnlyList<(char Sign, string Line)> Of(string before, string after)
    {
        var (a, b) = (before.Split('\n'), after.Split('\n'));
        var head = a.Zip(b).TakeWhile(p => p.First == p.Second).Count();
        var tail = a.Skip(head).Reverse().Zip(b.Skip(head).Reverse()).TakeWhile(p => p.First == p.Second).Count();
        var middle = Middle(a[head..^tail], b[head..^tail]);
        return middle.Count == 0 ? [] : [.. Shortened([.. a[..head].Select(l => (' ', l)), .. middle, .. a[(a.Length - tail)..].Select(l => (' ', l))])];
    }

    private static List<(char Sign, string Line)> Middle(string[] a, string[] b)
    {
        if ((long)a.Length * b.Length > Room)
        {
            return [.. a.Select(l => ('-', l)), .. b.Select(l => ('+', l))];
        }

        // Lengths of the longest common parts of what follows.
        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
            {
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<(char, string)>();
        for (var (i, j) = (0, 0); i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                lines.Add((' ', a[i]));
                (i, j) = (i + 1, j + 1);
            }
            else if (j == b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                lines.Add(('-', a[i++]));
            }
            else
            {
                lines.Add(('+', b[j++]));
            }
        }

        return lines;
    }

    private static IEnumerable<(char Sign, string Line)> Shortened(List<(char Sign, string Line)> lines)
    {
        var shown = Enumerable.Range(0, lines.Count).Where(i => Enumerable.Range(i - Around, (2 * Around) + 1).Any(n => n >= 0 && n < lines.Count && lines[n].Sign != ' ')).ToHashSet();
        for (var i = 0; i < lines.Count; i++)
        {
            if (shown.Contains(i))
            {
                yield return lines[i];
            }
            else if (i == 0 || shown.Contains(i - 1))
            {
                yield return ('…', "");
            }
        }
    }
}
