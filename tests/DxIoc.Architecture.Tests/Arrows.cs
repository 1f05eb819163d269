namespace DxIoc.Architecture.Tests;

/// <summary>Which project may know which: the design's picture as data.</summary>
internal static class Arrows
{
    /// <summary>Server to Wall is the one arrow for hosting alone: the server serves the wall's pages.</summary>
    private static readonly Dictionary<string, string[]> Direct = new(StringComparer.Ordinal)
    {
        ["DxIoc.Contracts"] = [],
        ["DxIoc.Indicators"] = ["DxIoc.Contracts"],
        ["DxIoc.History"] = ["DxIoc.Indicators"],
        ["DxIoc.Feeds"] = ["DxIoc.Indicators"],
        ["DxIoc.Grains"] = ["DxIoc.Indicators", "DxIoc.History", "DxIoc.Contracts"],
        ["DxIoc.Designer"] = ["DxIoc.Contracts"],
        ["DxIoc.Wall"] = ["DxIoc.Contracts", "DxIoc.Designer"],
        ["DxIoc.Server"] = ["DxIoc.Grains", "DxIoc.Feeds", "DxIoc.History", "DxIoc.Contracts", "DxIoc.Wall"],
        ["DxIoc.Simulator"] = ["DxIoc.Server", "DxIoc.Contracts"],
    };

    public static IEnumerable<string> Projects => Direct.Keys;

    public static IReadOnlyCollection<string> From(string project) => Direct[project];

    /// <summary>What a project may know through the projects that it knows.</summary>
    public static IReadOnlySet<string> Reach(string project)
    {
        var reach = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(Direct[project]);
        while (next.TryDequeue(out var known))
        {
            if (reach.Add(known))
            {
                Direct[known].ToList().ForEach(next.Enqueue);
            }
        }

        return reach;
    }
}
