using System.Globalization;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Decoding.Formats;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Proposals;

/// <summary>A payload as the format that it seems to have, read by the very readers that would read it later.</summary>
/// <param name="Format">One of the definitions' formats.</param>
/// <param name="Columns">Of CSV without a line of names; empty otherwise.</param>
internal sealed record PayloadGuess(string Format, Node Root, IReadOnlyList<string> Columns, char Separator)
{
    private const int LongestWord = 32;
    private static readonly string[] PackFields = ["v", "vs", "vb", "vd", "s"];

    /// <summary>Null where it is in no format that is known.</summary>
    /// <param name="arrived">For times that a message gives as so long ago.</param>
    public static PayloadGuess? Of(ReadOnlyMemory<byte> payload, Instant arrived)
    {
        if (Utf8Text.Read(payload.Span, []) is not { } text || text.Contains('\0', StringComparison.Ordinal))
        {
            return Pack("senml-cbor", CborFormat.Read(payload, []), arrived);
        }

        var trimmed = text.Trim();
        if (trimmed is ['{' or '[', ..])
        {
            return JsonFormat.Read(payload.Span, []) is not { } root ? null : Pack("senml-json", root, arrived) ?? new PayloadGuess("json", root, [], ',');
        }

        return Pack("senml-cbor", trimmed.Length > 0 && trimmed[0] > 0x7f ? CborFormat.Read(payload, []) : null, arrived)
            ?? Word(payload, trimmed) ?? Lines(payload) ?? Csv(payload, trimmed);
    }

    /// <summary>Which members it has: messages with other ones are of another kind.</summary>
    public HashSet<string> Signature() =>
        [.. Leaf.In(Root is { Kind: NodeKind.List, Items.Count: > 0 } ? Root.Items[0] : Root, "").Select(l => l.Path)];

    private static PayloadGuess? Pack(string format, Node? root, Instant arrived)
    {
        if (root is not { Kind: NodeKind.List, Items.Count: > 0 } || !root.Items.All(i => i.Kind == NodeKind.Group)
            || !root.Items.Any(i => i.Member("n") is not null || i.Member("bn") is not null)
            || !root.Items.Any(i => i.Members.Any(m => PackFields.Contains(m.Key))))
        {
            return null;
        }

        var bad = new List<Refusal>();
        return new SenmlPack(arrived, bad).Resolve(root) is { Items.Count: > 0 } resolved && bad.Count == 0 ? new PayloadGuess(format, resolved, [], ',') : null;
    }

    private static PayloadGuess? Word(ReadOnlyMemory<byte> payload, string trimmed) =>
        trimmed.Length is > 0 and <= LongestWord && !trimmed.Any(c => char.IsWhiteSpace(c) || c is ',' or ';' or '|' or '=')
        && ValueFormat.Read(payload.Span, []) is { } node && (node.Kind != NodeKind.Text || Words.Of(node.Text) is not null)
            ? new PayloadGuess("value", node, [], ',')
            : null;

    private static PayloadGuess? Lines(ReadOnlyMemory<byte> payload)
    {
        var bad = new List<Refusal>();
        return LineFormat.Read(payload.Span, bad) is { Items.Count: > 0 } lines && bad.Count == 0 ? new PayloadGuess("lineprotocol", lines, [], ',') : null;
    }

    private static PayloadGuess? Csv(ReadOnlyMemory<byte> payload, string trimmed)
    {
        var first = trimmed.Split('\n', 2)[0].TrimEnd('\r');
        var separator = ",;\t|".MaxBy(c => first.Count(f => f == c));
        if (!first.Contains(separator, StringComparison.Ordinal))
        {
            return null;
        }

        // Numbers in the first line are values, not names: the columns have to be named by somebody.
        var cells = first.Split(separator);
        var columns = cells.Any(c => double.TryParse(c, CultureInfo.InvariantCulture, out _))
            ? cells.Select((_, i) => FormattableString.Invariant($"column{i + 1}")).ToArray()
            : [];
        var bad = new List<Refusal>();
        return CsvFormat.Read(payload.Span, columns, separator, CsvRules.Plain, bad) is { Items.Count: > 0 } rows && bad.Count == 0
            ? new PayloadGuess("csv", rows, columns, separator)
            : null;
    }
}
