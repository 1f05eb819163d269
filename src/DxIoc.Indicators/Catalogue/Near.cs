namespace DxIoc.Indicators.Catalogue;

/// <summary>Finds the word that was probably meant.</summary>
public static class Near
{
    private const int Furthest = 2;

    /// <summary>" (did you mean …?)", or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> words)
    {
        var best = words
            .Where(w => Math.Abs(w.Length - word.Length) <= Furthest)
            .Select(w => (Word: w, Distance: Distance(word, w))).OrderBy(x => x.Distance).FirstOrDefault();
        return best.Word is not null && best.Distance is > 0 and <= Furthest && best.Distance < word.Length ? $" (did you mean {best.Word}?)" : "";
    }

    /// <summary>Levenshtein's edit distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
