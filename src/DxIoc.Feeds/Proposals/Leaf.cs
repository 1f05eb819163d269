using System.Buffers;
using DxIoc.Feeds.Decoding;

namespace DxIoc.Feeds.Proposals;

/// <summary>A single value in a message, with the path that finds it. Lists are not looked into.</summary>
/// <param name="Path">As a definition writes it.</param>
/// <param name="Names">The names on the way to it, the last one its own.</param>
internal sealed record Leaf(string Path, IReadOnlyList<string> Names, Node Node)
{
    private const int DepthLimit = 4;
    private const int CountLimit = 100;
    private static readonly SearchValues<char> NotPlain = SearchValues.Create(".[]{}*$ ");

    public string Name => Names[^1];

    /// <summary>Those of a group, in the message's order, a hundred at most; a name that stands twice counts once.</summary>
    public static IReadOnlyList<Leaf> In(Node group, string prefix)
    {
        var found = new List<Leaf>();
        Walk(group, prefix, [], found);
        return found;
    }

    /// <summary>A member's name as a step of a path; null where no path can name it.</summary>
    public static string? Step(string name) =>
        name.Contains('"', StringComparison.Ordinal) ? null
        : name.Length == 0 || name.AsSpan().IndexOfAny(NotPlain) >= 0 ? $"\"{name}\""
        : name;

    private static void Walk(Node group, string prefix, IReadOnlyList<string> names, List<Leaf> found)
    {
        foreach (var (name, node) in group.Members.DistinctBy(m => m.Key))
        {
            if (found.Count >= CountLimit || Step(name) is not { } step)
            {
                continue;
            }

            var path = prefix.Length == 0 ? step : $"{prefix}.{step}";
            if (node.Kind == NodeKind.Group && names.Count < DepthLimit)
            {
                Walk(node, path, [.. names, name], found);
            }
            else if (node.Kind is NodeKind.Number or NodeKind.Flag or NodeKind.Text)
            {
                found.Add(new Leaf(path, [.. names, name], node));
            }
        }
    }
}
