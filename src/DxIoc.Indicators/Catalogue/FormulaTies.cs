using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Catalogue;

/// <summary>Holds formulas to what they name: indicators that exist, and no circle among them.</summary>
internal static class FormulaTies
{
    public static void Check(List<IndicatorDefinition> indicators, List<YamlEntry> entries, bool whole)
    {
        var ids = indicators.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        var references = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var i = 0; i < indicators.Count; i++)
        {
            if (indicators[i].Formula is not { } text || text == "?")
            {
                continue;
            }

            if (!Formula.TryParse(text, out var formula, out var error))
            {
                entries[i].RefuseKey("formula", $"the formula cannot be read: {error}", "use numbers, indicator ids, + - * / ( ), min(a, b), max(a, b); put spaces around a minus");
                continue;
            }

            references[indicators[i].Id] = formula!.References;
            foreach (var unknown in formula.References.Where(r => whole && !ids.Contains(r)))
            {
                entries[i].RefuseKey("formula", $"there is no indicator '{unknown}'", $"name indicators of the catalogue{Near.Hint(unknown, ids)}");
            }
        }

        for (var i = 0; i < indicators.Count; i++)
        {
            if (Reaches(indicators[i].Id, references))
            {
                entries[i].RefuseKey("formula", $"'{indicators[i].Id}' is computed from itself", "break the circle of formulas");
            }
        }
    }

    /// <summary>Without recursion: a chain of formulas may be as long as the catalogue.</summary>
    private static bool Reaches(string start, Dictionary<string, IReadOnlyList<string>> references)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var ahead = new Stack<string>([start]);
        while (ahead.TryPop(out var at))
        {
            foreach (var next in references.GetValueOrDefault(at) ?? [])
            {
                if (next == start)
                {
                    return true;
                }

                if (seen.Add(next))
                {
                    ahead.Push(next);
                }
            }
        }

        return false;
    }
}
