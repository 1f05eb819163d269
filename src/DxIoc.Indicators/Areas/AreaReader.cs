using DxIoc.Indicators.Catalogue;

namespace DxIoc.Indicators.Areas;

/// <summary>Reads the areas of the catalogue files and holds them together: one root, no cycle, parents and successors that exist.</summary>
internal static class AreaReader
{
    public static AreaTree? Read(IReadOnlyList<YamlEntry> roots, List<CatalogueError> errors)
    {
        var before = errors.Count;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var entries = roots.SelectMany(r => r.Entries("areas", CatalogueKeys.Area)).ToList();
        var areas = new List<Area>();
        foreach (var e in entries)
        {
            CatalogueReader.Once(e, seen, "area");
            areas.Add(new Area(
                e.Id(), e.Text("kind"), e.Name(), e.OptionalText("parent"), e.Date("valid-from"), e.Date("valid-to"), e.Texts("successors")));
        }

        for (var i = 0; i < areas.Count; i++)
        {
            CheckTies(areas[i], entries[i], seen);
        }

        var tops = areas.Where(a => a.Parent is null).ToList();
        if (areas.Count > 0 && tops.Count != 1)
        {
            var at = tops.Count == 0 ? entries[0] : entries[areas.IndexOf(tops[1])];
            at.Refuse($"there are {tops.Count} areas without a parent", "leave exactly one, the province, without one");
        }

        if (errors.Count == before)
        {
            CheckCycles(areas, entries);
        }

        return errors.Count == before && areas.Count > 0 ? new AreaTree(areas) : null;
    }

    private static void CheckTies(Area area, YamlEntry entry, HashSet<string> ids)
    {
        if (area.Parent is { } parent && !ids.Contains(parent))
        {
            entry.RefuseKey("parent", $"there is no area '{parent}'", $"name an area of the file{Near.Hint(parent, ids)}");
        }

        if (area.ValidFrom > area.ValidTo)
        {
            entry.RefuseKey("valid-to", "it ends before it begins", "let valid-to be the same day as valid-from or later");
        }

        foreach (var successor in area.Successors.Where(s => !ids.Contains(s)))
        {
            entry.RefuseKey("successors", $"there is no area '{successor}'", $"name an area of the file{Near.Hint(successor, ids)}");
        }
    }

    private static void CheckCycles(List<Area> areas, List<YamlEntry> entries)
    {
        var parents = areas.ToDictionary(a => a.Id, a => a.Parent, StringComparer.Ordinal);
        for (var i = 0; i < areas.Count; i++)
        {
            var steps = 0;
            for (var at = areas[i].Parent; at is not null && steps <= areas.Count; at = parents[at])
            {
                steps++;
            }

            if (steps > areas.Count)
            {
                entries[i].RefuseKey("parent", $"'{areas[i].Id}' is above itself", "break the circle of parents");
            }
        }
    }
}
