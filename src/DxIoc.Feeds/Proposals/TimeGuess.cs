using System.Globalization;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Proposals;

/// <summary>Whether a value is the time of a message, and how it is written.</summary>
/// <param name="Format">A word or pattern of a definition's time.</param>
/// <param name="Zoned">True where it is written without its offset: the catalogue's zone counts.</param>
/// <param name="Sure">2: named so and near its arrival; 1: one of both.</param>
internal sealed record TimeGuess(string Path, string Format, bool Zoned, int Sure)
{
    /// <summary>A number this near its arrival is no coincidence.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromDays(2);

    private static readonly string[] Patterns = ["yyyy-MM-dd HH:mm:ss", "yyyy/MM/dd HH:mm:ss", "dd/MM/yyyy HH:mm:ss", "yyyy-MM-dd HH:mm", "dd/MM/yyyy HH:mm"];

    private static readonly HashSet<string> Named = new(StringComparer.Ordinal)
    {
        "t", "ts", "time", "timestamp", "at", "date", "datetime", "epoch", "unixtime", "timestampms", "timems", "measuredat", "observedat",
        "sampledat", "recordedat", "lastupdated", "lastseen", "updatedat", "createdat", "thoigian",
    };

    /// <summary>Null where it is none.</summary>
    public static TimeGuess? Of(Leaf leaf, TimeZoneInfo zone, Instant arrived)
    {
        var named = Named.Contains(Plain.Of(leaf.Name));
        foreach (var (format, zoned) in Forms(leaf.Node))
        {
            if (new TimeRule(ValuePath.Whole, format, zoned ? zone : null).Of(leaf.Node) is { } time)
            {
                var near = (time - arrived).Duration() <= Near;
                if (named || near)
                {
                    return new TimeGuess(leaf.Path, format, zoned, (named ? 1 : 0) + (near ? 1 : 0));
                }
            }
        }

        return null;
    }

    private static IEnumerable<(string Format, bool Zoned)> Forms(Node node)
    {
        var number = node.Kind == NodeKind.Number ? node.Number
            : node.Kind == NodeKind.Text && double.TryParse(node.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var written) ? written
            : double.NaN;
        if (double.IsFinite(number))
        {
            // From 2001 on, in each of its units; anything smaller is a count or a value.
            return number switch
            {
                >= 1e18 => [("unix-ns", false)],
                >= 1e12 and < 1e14 => [("unix-ms", false)],
                >= 1e9 and < 1e11 => [("unix", false)],
                _ => [],
            };
        }

        return node.Kind != NodeKind.Text ? [] : [("iso", false), ("iso", true), .. Patterns.Select(p => (p, true))];
    }
}
