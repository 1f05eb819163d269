using System.Globalization;
using DxIoc.Feeds.Decoding;

namespace DxIoc.Feeds.Definitions;

/// <summary>Where a value is and what is made of it: words to numbers, then the conversion, then scale and offset.</summary>
/// <param name="Values">Numbers by word; null for a word that is left out of the count. Empty for none.</param>
/// <param name="MolarMass">In g/mol; 0 where the conversion needs none.</param>
internal sealed record ValueRule(
    ValuePath Path, IReadOnlyDictionary<string, double?> Values, Conversion? Conversion, double MolarMass, double Scale, double Offset)
{
    /// <summary>Stands for every word that is not named; where it is, nothing is a mistake.</summary>
    private const string EveryOther = "*";

    /// <summary>Further paths, whose numbers are added to the first one's before anything else; each must be there.</summary>
    public IReadOnlyList<ValuePath> Plus { get; init; } = [];

    /// <summary>Where the value is, for people.</summary>
    public string Shown => Plus.Count == 0 ? Path.ToString() : $"{Path} + {string.Join(" + ", Plus)}";

    /// <summary>What the paths of a sum find, added; null where one of them is not there or no number.</summary>
    public Node? Add(Node first, Func<ValuePath, Node?> at, out string? fault)
    {
        fault = null;
        var sum = 0.0;
        foreach (var (path, node) in Plus.Select(p => (p, at(p))).Prepend((Path, first)))
        {
            if (node?.Kind != NodeKind.Number)
            {
                fault = $"{path} is {node?.What ?? "not there"}; a sum needs a number at each of its paths";
                return null;
            }

            sum += node.Number;
        }

        return Node.Of(sum);
    }

    /// <summary>The value, or null and why there is none; without a reason where it is left out on purpose.</summary>
    public double? Of(Node node, out string? fault)
    {
        fault = null;
        if (node.Kind != NodeKind.Text || Values.Count > 0)
        {
            if (Values.TryGetValue(node.Shown, out var mapped) || Values.TryGetValue(EveryOther, out mapped))
            {
                return mapped is { } value ? Finish(value, out fault) : null;
            }
        }

        double? read = node.Kind switch
        {
            NodeKind.Number or NodeKind.Flag => node.Number,
            NodeKind.Text when double.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
        if (read is { } raw && double.IsFinite(raw))
        {
            return Finish(raw, out fault);
        }

        fault = Values.Count > 0
            ? $"'{node.Shown}' is none of {string.Join(", ", Values.Keys)}"
            : $"it is {node.What}; a measure is a finite number, true or false, or a word under values";
        return null;
    }

    /// <summary>What is done to a value, for people.</summary>
    public string Steps => string.Concat(
        Conversion is { } c ? $", {c.Name}{(c.PerMole ? string.Create(CultureInfo.InvariantCulture, $" with {MolarMass} g/mol") : "")}" : "",
        Scale != 1 ? string.Create(CultureInfo.InvariantCulture, $", × {Scale}") : "",
        Offset != 0 ? string.Create(CultureInfo.InvariantCulture, $", + {Offset}") : "");

    private double? Finish(double value, out string? fault)
    {
        var converted = ((Conversion?.Of(value, MolarMass) ?? value) * Scale) + Offset;
        fault = double.IsFinite(converted) ? null : "it is too large a number once converted";
        return fault is null ? converted : null;
    }
}
