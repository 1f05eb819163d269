using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DxIoc.Indicators.Dashboards.Editing;

/// <summary>
/// One value of a YAML text with the characters that it stands in, so that it can be changed there and nowhere else. Immutable. The
/// text was parsed before: it is good YAML of a bounded depth.
/// </summary>
internal sealed class YamlPiece
{
    private YamlPiece(NodeEvent start)
    {
        (Start, End, Column) = ((int)start.Start.Index, (int)start.End.Index, (int)start.Start.Column - 1);
        IsNamed = !start.Anchor.IsEmpty || !start.Tag.IsEmpty;
    }

    private YamlPiece(AnchorAlias alias) => (Start, End, IsNamed) = ((int)alias.Start.Index, (int)alias.End.Index, true);

    public int Start { get; }

    /// <summary>Behind its last character; of a block behind that of its last value.</summary>
    public int End { get; private set; }

    /// <summary>Characters before it in its line.</summary>
    public int Column { get; }

    /// <summary>Of a scalar; null for the others.</summary>
    public string? Value { get; private init; }

    public ScalarStyle Style { get; private init; }

    /// <summary>In braces or brackets.</summary>
    public bool IsFlow { get; private init; }

    public bool IsList { get; private init; }

    /// <summary>It has an anchor or a tag, or is another's alias: what changes here would change elsewhere.</summary>
    public bool IsNamed { get; }

    /// <summary>Of a mapping.</summary>
    public List<(YamlPiece Key, YamlPiece Value)> Entries { get; } = [];

    /// <summary>Of a list.</summary>
    public List<YamlPiece> Items { get; } = [];

    /// <summary>It or anything in it.</summary>
    public bool HasNames => IsNamed || Items.Any(i => i.HasNames) || Entries.Any(e => e.Key.HasNames || e.Value.HasNames);

    public YamlPiece? this[string key] => Entries.FirstOrDefault(e => e.Key.Value == key).Value;

    public static YamlPiece Of(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        return Read(parser, text);
    }

    private static YamlPiece Read(Parser parser, string text)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            var piece = new YamlPiece(scalar) { Value = scalar.Value, Style = scalar.Style };
            if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
            {
                // Its end is where the next token begins, behind empty lines.
                piece.End = piece.Start + text[piece.Start..piece.End].TrimEnd().Length;
            }

            return piece;
        }

        if (parser.TryConsume<SequenceStart>(out var list))
        {
            var piece = new YamlPiece(list) { IsList = true, IsFlow = list.Style == SequenceStyle.Flow };
            while (!parser.Accept<SequenceEnd>(out _))
            {
                piece.Items.Add(Read(parser, text));
            }

            // The mark of its end stands before the bracket too.
            var end = parser.Consume<SequenceEnd>();
            piece.End = piece.IsFlow ? (int)end.Start.Index + 1 : piece.Items[^1].End;
            return piece;
        }

        if (parser.TryConsume<MappingStart>(out var mapping))
        {
            var piece = new YamlPiece(mapping) { IsFlow = mapping.Style == MappingStyle.Flow };
            while (!parser.Accept<MappingEnd>(out _))
            {
                piece.Entries.Add((Read(parser, text), Read(parser, text)));
            }

            var end = parser.Consume<MappingEnd>();
            piece.End = piece.IsFlow ? (int)end.Start.Index + 1 : piece.Entries[^1].Value.End;
            return piece;
        }

        return new YamlPiece(parser.Consume<AnchorAlias>());
    }
}
