namespace DxIoc.Indicators.Areas;

/// <summary>The areas in force and how they contain one another. Immutable; exactly one root.</summary>
public sealed class AreaTree
{
    private readonly Dictionary<string, Area> _byId;
    private readonly ILookup<string?, Area> _children;

    /// <summary>Takes areas that were validated: unique ids, one root, no cycle, parents present.</summary>
    public AreaTree(IReadOnlyList<Area> areas)
    {
        All = areas;
        _byId = areas.ToDictionary(a => a.Id, StringComparer.Ordinal);
        _children = areas.ToLookup(a => a.Parent, StringComparer.Ordinal);
        Root = areas.Single(a => a.Parent is null);
        Leaves = [.. areas.Where(a => !_children.Contains(a.Id))];
    }

    /// <summary>In file order.</summary>
    public IReadOnlyList<Area> All { get; }

    public Area Root { get; }

    /// <summary>Areas without children.</summary>
    public IReadOnlyList<Area> Leaves { get; }

    public bool Contains(string id) => _byId.ContainsKey(id);

    public Area? Find(string id) => _byId.GetValueOrDefault(id);

    public IEnumerable<Area> ChildrenOf(string id) => _children[id];

    /// <summary>The area itself and everything below it.</summary>
    public IEnumerable<Area> WithDescendants(string id) =>
        Find(id) is { } area ? ChildrenOf(id).SelectMany(c => WithDescendants(c.Id)).Prepend(area) : [];
}
