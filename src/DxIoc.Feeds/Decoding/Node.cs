using System.Globalization;

namespace DxIoc.Feeds.Decoding;

/// <summary>
/// A part of a message, whatever its format: every format becomes a tree of these, so that one kind of path reads them all.
/// Immutable; as large as its message at most.
/// </summary>
internal sealed class Node
{
    private const int LongestShown = 60;
    private static readonly Node[] NoItems = [];
    private static readonly KeyValuePair<string, Node>[] NoMembers = [];

    private Node(NodeKind kind) => Kind = kind;

    public static Node Null { get; } = new(NodeKind.Null);

    public NodeKind Kind { get; }

    /// <summary>Of a number or flag; it may be infinite where the message says so.</summary>
    public double Number { get; private init; }

    public string Text { get; private init; } = "";

    public IReadOnlyList<Node> Items { get; private init; } = NoItems;

    /// <summary>In the message's order; a name may stand twice.</summary>
    public IReadOnlyList<KeyValuePair<string, Node>> Members { get; private init; } = NoMembers;

    /// <summary>A single value as it is written, short enough for a sentence.</summary>
    public string Shown => Kind switch
    {
        NodeKind.Number => Number.ToString("R", CultureInfo.InvariantCulture),
        NodeKind.Flag => Number == 1 ? "true" : "false",
        NodeKind.Text => Text.Length <= LongestShown ? Text : Text[..LongestShown] + "…",
        NodeKind.Null => "null",
        _ => What,
    };

    /// <summary>Its kind, for people.</summary>
    public string What => Kind switch
    {
        NodeKind.Number => double.IsFinite(Number) ? "a number" : "no finite number",
        NodeKind.Flag => "true or false",
        NodeKind.Text => $"the text '{Shown}'",
        NodeKind.List => "a list",
        NodeKind.Group => "a group",
        _ => "null",
    };

    public static Node Of(double number) => new(NodeKind.Number) { Number = number };

    public static Node Of(bool flag) => new(NodeKind.Flag) { Number = flag ? 1 : 0 };

    public static Node Of(string text) => new(NodeKind.Text) { Text = text };

    public static Node Of(IReadOnlyList<Node> items) => new(NodeKind.List) { Items = items };

    public static Node Of(IReadOnlyList<KeyValuePair<string, Node>> members) => new(NodeKind.Group) { Members = members };

    /// <summary>The first of that name.</summary>
    public Node? Member(string name)
    {
        foreach (var (key, value) in Members)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }
}
