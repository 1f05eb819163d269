using System.Globalization;
using DxIoc.Feeds.Decoding;

namespace DxIoc.Feeds.Definitions;

/// <summary>
/// A small path into a message: names between dots ("in quotes" where one has a dot), [n] for the n-th item (from 0), [*] for
/// every item, {device}, {measure} or {area} for every member, whose name it captures. Empty or $ is the whole; a path that begins with $. starts at
/// the message, every other one at the record.
/// </summary>
internal sealed class ValuePath
{
    public const string Form = "write names between dots, [n] for one item, [*] for all, {device} or {measure} for any member, like sensors[0].temperature";
    private const int StepLimit = 16;
    private static readonly string[] Names = ["area", "device", "measure"];
    private readonly Step[] _steps;
    private readonly string _text;

    private ValuePath(string text, bool fromRoot, Step[] steps) => (_text, FromRoot, _steps) = (text, fromRoot, steps);

    public static ValuePath Whole { get; } = new("", false, []);

    public static ValuePath EveryItem { get; } = new("[*]", false, [new Step(StepKind.Items, "", 0)]);

    public bool FromRoot { get; }

    /// <summary>True where it can find more than one thing.</summary>
    public bool IsMany => _steps.Any(s => s.Kind is StepKind.Items or StepKind.Members);

    public bool Captures(string name) => _steps.Any(s => s.Kind == StepKind.Members && s.Name == name);

    public static ValuePath? Parse(string text, out string? problem)
    {
        problem = null;
        var at = text.StartsWith('$') ? 1 : 0;
        var root = at == 1;
        var steps = new List<Step>();
        while (at < text.Length)
        {
            if (text[at] == '.' && (steps.Count > 0 || root))
            {
                at++;
            }

            var start = at;
            if (NextStep(text, ref at) is not { } step || steps.Count >= StepLimit || (at < text.Length && text[at] is not ('.' or '[')))
            {
                problem = string.Create(CultureInfo.InvariantCulture, $"the path '{text}' cannot be read at character {Math.Min(start, text.Length - 1) + 1}");
                return null;
            }

            steps.Add(step);
        }

        return new ValuePath(text, root, [.. steps]);
    }

    /// <summary>Adds what the path finds, with the names that it captured, up to a limit.</summary>
    public void Find(Node from, Captures captured, int limit, List<Found> found) => Walk(from, 0, captured, limit, found);

    /// <summary>The one thing that it finds first, or null.</summary>
    public Node? First(Node from)
    {
        var found = new List<Found>(1);
        Walk(from, 0, default, 1, found);
        return found.Count > 0 ? found[0].Node : null;
    }

    public override string ToString() => _text.Length == 0 ? "$" : _text;

    private void Walk(Node node, int step, Captures captured, int limit, List<Found> found)
    {
        if (found.Count >= limit)
        {
            return;
        }

        if (step == _steps.Length)
        {
            found.Add(new Found(node, captured));
            return;
        }

        var s = _steps[step];
        switch (s.Kind)
        {
            case StepKind.Name when node.Member(s.Name) is { } member:
                Walk(member, step + 1, captured, limit, found);
                break;
            case StepKind.Item when s.Index < node.Items.Count:
                Walk(node.Items[s.Index], step + 1, captured, limit, found);
                break;
            case StepKind.Items:
                foreach (var item in node.Items)
                {
                    Walk(item, step + 1, captured, limit, found);
                }

                break;
            case StepKind.Members:
                foreach (var (name, member) in node.Members)
                {
                    Walk(member, step + 1, captured.With(s.Name, name), limit, found);
                }

                break;
        }
    }

    private static Step? NextStep(string text, ref int at)
    {
        if (at >= text.Length)
        {
            return null;
        }

        var end = text[at] switch { '[' => text.IndexOf(']', at), '{' => text.IndexOf('}', at), '"' => text.IndexOf('"', at + 1), _ => 0 };
        if (end < 0)
        {
            return null;
        }

        if (end == 0)
        {
            end = text.AsSpan(at).IndexOfAny('.', '[');
            end = end < 0 ? text.Length : at + end;
            var name = text[at..end];
            at = end;
            return name.Length == 0 || name.AsSpan().IndexOfAny("{}]\"*") >= 0 ? null : new Step(StepKind.Name, name, 0);
        }

        var (inner, kind) = (text[(at + 1)..end], text[at]);
        at = end + 1;
        return kind switch
        {
            '"' => new Step(StepKind.Name, inner, 0),
            '{' when Names.Contains(inner) => new Step(StepKind.Members, inner, 0),
            '[' when inner == "*" => new Step(StepKind.Items, "", 0),
            '[' when int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index) => new Step(StepKind.Item, "", index),
            _ => null,
        };
    }

    private enum StepKind
    {
        Name,
        Item,
        Items,
        Members,
    }

    private readonly record struct Step(StepKind Kind, string Name, int Index);
}
