using System.Globalization;

namespace DxIoc.Indicators.Catalogue;

/// <summary>Aggregates as the catalogue writes them.</summary>
internal static class AggregateText
{
    private static readonly Dictionary<string, AggregateKind> Words = new(StringComparer.Ordinal)
    {
        ["last"] = AggregateKind.Last,
        ["sum"] = AggregateKind.Sum,
        ["count"] = AggregateKind.Count,
        ["mean"] = AggregateKind.Mean,
        ["min"] = AggregateKind.Min,
        ["max"] = AggregateKind.Max,
        ["rate"] = AggregateKind.Rate,
        ["ratio"] = AggregateKind.Ratio,
        ["distinct"] = AggregateKind.Distinct,
        ["online"] = AggregateKind.Online,
        ["vn-aqi-hour"] = AggregateKind.VnAqiHour,
        ["vn-aqi-day"] = AggregateKind.VnAqiDay,
        ["formula"] = AggregateKind.Formula,
    };

    /// <summary>All of them but the percentiles, p1 to p99.</summary>
    public static IReadOnlyCollection<string> All => Words.Keys;

    public static (AggregateKind Kind, double Quantile) Read(YamlEntry e)
    {
        if (e.Has("formula") && !e.Has("aggregate"))
        {
            return (AggregateKind.Formula, 0);
        }

        var word = e.Text("aggregate");
        if (word.Length is 2 or 3 && word[0] == 'p'
            && int.TryParse(word.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 99)
        {
            return (AggregateKind.Percentile, percent / 100.0);
        }

        if (Words.TryGetValue(word, out var kind))
        {
            return (kind, 0);
        }

        if (word != "?")
        {
            e.RefuseKey("aggregate", $"there is no aggregate '{word}'", $"write one of: {string.Join(", ", Words.Keys)}, or p1 to p99{Near.Hint(word, Words.Keys)}");
        }

        return (AggregateKind.Last, 0);
    }

    public static string Of(IndicatorDefinition i) => i.Aggregate == AggregateKind.Percentile
        ? string.Create(CultureInfo.InvariantCulture, $"p{i.Quantile * 100:0}")
        : Words.First(w => w.Value == i.Aggregate).Key;
}
