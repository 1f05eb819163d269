using DxIoc.Feeds.Decoding;

namespace DxIoc.Feeds.Proposals;

/// <summary>Where the records of a message are: the whole, the items of a list, or the members of a group that names devices.</summary>
/// <param name="Path">Null for what the format takes by itself.</param>
/// <param name="Member">The member of the message in which they are; null for the message itself.</param>
internal sealed record RecordPlace(string? Path, string? Member, bool IsMany, bool NamesDevice)
{
    /// <summary>True where the message has something beside its records.</summary>
    public bool IsInside => Member is not null;

    /// <param name="isTime">Whether a value is a time, and so no measure of its own.</param>
    public static RecordPlace Of(Node root, Func<Leaf, bool> isTime)
    {
        if (root.Kind == NodeKind.List)
        {
            return new RecordPlace("[*]", null, true, false);
        }

        if (NamesDevices(root))
        {
            return new RecordPlace("{device}", null, true, true);
        }

        var measured = Leaf.In(root, "").Any(l => l.Names.Count == 1 && l.Node.Kind is NodeKind.Number or NodeKind.Flag && !isTime(l));
        var lists = root.Members.Where(m => Leaf.Step(m.Key) is not null && IsRecords(m.Value)).ToList();
        var groups = root.Members.Where(m => Leaf.Step(m.Key) is not null && NamesDevices(m.Value)).ToList();
        return (measured, lists.Count, groups.Count) switch
        {
            (false, 1, _) => new RecordPlace($"{Leaf.Step(lists[0].Key)}[*]", lists[0].Key, true, false),
            (false, 0, 1) => new RecordPlace($"{Leaf.Step(groups[0].Key)}.{{device}}", groups[0].Key, true, true),
            _ => new RecordPlace(null, null, false, false),
        };
    }

    public IEnumerable<Node> In(Node root)
    {
        var of = Member is null ? root : root.Member(Member) ?? Node.Null;
        return NamesDevice ? of.Members.Select(m => m.Value) : IsMany ? of.Items : [of];
    }

    /// <summary>Whether a value of the message is within its records.</summary>
    public bool Holds(Leaf leaf) => leaf.Names[0] == Member;

    private static bool IsRecords(Node node) => node is { Kind: NodeKind.List, Items.Count: > 0 } && node.Items.All(i => i.Kind == NodeKind.Group);

    /// <summary>Members that all have the same members, numbers among them: a record of each device under its name.</summary>
    private static bool NamesDevices(Node node)
    {
        if (node is not { Kind: NodeKind.Group, Members.Count: > 1 } || !node.Members.All(m => m.Value.Kind == NodeKind.Group))
        {
            return false;
        }

        var paths = Leaf.In(node.Members[0].Value, "").Select(l => l.Path).ToHashSet(StringComparer.Ordinal);
        return node.Members.Any(m => Leaf.In(m.Value, "").Any(l => l.Node.Kind == NodeKind.Number))
            && node.Members.All(m => paths.SetEquals(Leaf.In(m.Value, "").Select(l => l.Path)));
    }
}
