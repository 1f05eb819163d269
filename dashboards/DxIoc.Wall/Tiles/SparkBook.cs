using DxIoc.Contracts.History;

namespace DxIoc.Wall.Tiles;

/// <summary>The sparklines of one board: history once, then the live value in the running step. Fixed in size.</summary>
public sealed class SparkBook
{
    private readonly Dictionary<string, (DateTimeOffset From, TimeSpan Step, double?[] Values)> _lines = new(StringComparer.Ordinal);

    public void Load(IEnumerable<Sparkline> lines)
    {
        foreach (var line in lines)
        {
            _lines[line.Indicator] = (line.From, TimeSpan.FromSeconds(line.Step), [.. line.Values]);
        }
    }

    /// <summary>The path of an indicator with its value now at the end; steps that passed move to the left.</summary>
    public string Path(string indicator, double? value, DateTimeOffset now)
    {
        if (!_lines.TryGetValue(indicator, out var line))
        {
            return "";
        }

        var (from, step, values) = line;
        var at = (int)((now - from) / step);
        if (at >= values.Length)
        {
            var shift = at - values.Length + 1;
            values = [.. values.Skip(shift), .. new double?[Math.Min(shift, values.Length)]];
            from += step * shift;
            at = values.Length - 1;
            _lines[indicator] = (from, step, values);
        }

        if (at >= 0 && value is not null)
        {
            values[at] = value;
        }

        return SparkPath.Of(values);
    }
}
