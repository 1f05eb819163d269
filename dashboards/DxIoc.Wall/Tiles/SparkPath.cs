using System.Text;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Tiles;

/// <summary>A sparkline as an SVG path in a box of 100 × 24; gaps stay gaps. Pure.</summary>
public static class SparkPath
{
    private const double Width = 100;
    private const double Height = 24;
    private const double Edge = 2;

    public static string Of(IReadOnlyList<double?> values)
    {
        var known = values.OfType<double>().ToList();
        if (known.Count < 2)
        {
            return "";
        }

        var (min, max) = (known.Min(), known.Max());
        var span = max - min;
        var path = new StringBuilder();
        var drawing = false;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is not { } value)
            {
                drawing = false;
                continue;
            }

            var x = i * Width / Math.Max(1, values.Count - 1);
            var y = span == 0 ? Height / 2 : Height - Edge - ((value - min) / span * (Height - (2 * Edge)));
            path.Append(drawing ? 'L' : 'M').Append(Figures.Machine(x, 1)).Append(' ').Append(Figures.Machine(y, 1));
            drawing = true;
        }

        return path.ToString();
    }
}
