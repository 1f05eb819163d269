using DxIoc.Indicators.Catalogue;

namespace DxIoc.Feeds.Proposals;

/// <summary>The measures that a catalogue's feeds have, and which feed a set of them fits best. Immutable.</summary>
internal sealed class KnownMeasures
{
    private const int ReadWeight = 4;
    private const int RangeWeight = 2;
    private const int AlikeLetters = 4;

    private readonly Dictionary<string, string> _byPlain = new(StringComparer.Ordinal);
    private readonly List<(string Feed, HashSet<string> Read, HashSet<string> Ranged)> _feeds = [];

    public KnownMeasures(IndicatorCatalogue catalogue)
    {
        foreach (var feed in catalogue.Feeds)
        {
            var read = catalogue.Indicators.Where(i => i.Feed == feed.Id).SelectMany(i => i.Measures).ToHashSet(StringComparer.Ordinal);
            _feeds.Add((feed.Id, read, [.. feed.Ranges.Keys]));
            foreach (var measure in read.Concat(feed.Ranges.Keys))
            {
                _byPlain.TryAdd(Plain.Of(measure), measure);
            }
        }
    }

    /// <summary>The catalogue's measure that is written so or nearly so; null where there is none.</summary>
    public string? Find(string name) => _byPlain.GetValueOrDefault(Plain.Of(name));

    /// <summary>
    /// The feed whose indicators read the most of these measures; else the one that has similar ones or whose name is a word of the
    /// topic.
    /// </summary>
    /// <param name="sure">False where no indicator of it reads any.</param>
    public string FeedOf(IReadOnlyCollection<string> measures, IReadOnlyCollection<string> words, out bool sure)
    {
        var best = _feeds
            .Select(f => (f.Feed, Read: measures.Count(f.Read.Contains), Score: Score(f.Read, f.Ranged, measures) + (words.Contains(f.Feed) ? 1 : 0)))
            .MaxBy(f => f.Score);
        sure = best.Read > 0;
        return best.Score > 0 ? best.Feed : _feeds.MaxBy(f => measures.Count(m => f.Read.Concat(f.Ranged).Any(k => Alike(m, k)))).Feed;
    }

    private static int Score(HashSet<string> read, HashSet<string> ranged, IReadOnlyCollection<string> measures) =>
        measures.Sum(m => read.Contains(m) ? ReadWeight : ranged.Contains(m) ? RangeWeight : 0);

    /// <summary>A word of one begins like a word of the other: temp, outside-temperature.</summary>
    private static bool Alike(string a, string b) => a.Split('-', '_', '.').Any(x => x.Length >= AlikeLetters && b.Split('-', '_', '.').Any(y =>
        y.Length >= AlikeLetters && x.AsSpan(0, AlikeLetters).Equals(y.AsSpan(0, AlikeLetters), StringComparison.OrdinalIgnoreCase)));
}
