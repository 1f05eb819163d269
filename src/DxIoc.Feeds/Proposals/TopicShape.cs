using DxIoc.Indicators.Areas;

namespace DxIoc.Feeds.Proposals;

/// <summary>
/// The form that topics of one kind share: words, areas, and levels that differ. Two topics are of one kind where their payloads are, and
/// where one level differs, or several that each have a digit as ids do. One word at least stays. Immutable.
/// </summary>
internal sealed class TopicShape
{
    /// <summary>In the place of a level that names an area.</summary>
    public const string Area = "{area}";

    private readonly HashSet<string> _members;

    private TopicShape(IReadOnlyList<string?> levels, string? format, HashSet<string> members) => (Levels, Format, _members) = (levels, format, members);

    /// <summary>Null where it differs.</summary>
    public IReadOnlyList<string?> Levels { get; }

    /// <summary>Null where the payload is in none that is known.</summary>
    public string? Format { get; }

    public static TopicShape Of(string topic, PayloadGuess? payload, AreaTree areas) =>
        new([.. topic.Split('/').Select(l => areas.Contains(l) ? Area : l)], payload?.Format, payload?.Signature() ?? []);

    /// <summary>True for what looks like a name of one thing among many.</summary>
    public static bool IsId(string level) =>
        level != Area && level.Any(char.IsAsciiDigit) && !(level is ['v' or 'V', ..] && level.Skip(1).All(char.IsAsciiDigit));

    /// <summary>The shape of both; null where they are not of one kind.</summary>
    public TopicShape? With(TopicShape other)
    {
        if (other.Levels.Count != Levels.Count || other.Format != Format || !Alike(other))
        {
            return null;
        }

        var levels = Levels.Zip(other.Levels, (a, b) => a == b ? a : null).ToArray();
        var differing = Enumerable.Range(0, levels.Length).Where(i => Levels[i] is not null && other.Levels[i] is not null && levels[i] is null).ToList();
        // The first word names the system: two of them are two systems, unless they are ids.
        var known = differing is [] or [> 0] || differing.TrueForAll(i => IsId(Levels[i]!) && IsId(other.Levels[i]!));
        return known && levels.Any(l => l is not (null or Area)) ? new TopicShape(levels, Format, [.. _members.Union(other._members)]) : null;
    }

    /// <summary>As a filter for people: what differs is '+'.</summary>
    public override string ToString() => string.Join('/', Levels.Select(l => l ?? "+"));

    /// <summary>Half of the smaller one's members at least are in both.</summary>
    private bool Alike(TopicShape other) =>
        _members.Count == other._members.Count && _members.Count == 0
        || 2 * _members.Intersect(other._members).Count() >= Math.Min(_members.Count, other._members.Count) && Math.Min(_members.Count, other._members.Count) > 0;
}
