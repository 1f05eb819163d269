using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Definitions;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Proposals;

/// <summary>
/// What arrives and no definition matches, grouped by the shape of its topics. Bounded in shapes and in what is kept of each; when it is
/// full a shape that was silent for an hour gives its place, and where there is none the rest is counted. Safe for concurrent use.
/// </summary>
public sealed class UnmappedBook(ICatalogueSource catalogue, TimeProvider time)
{
    /// <summary>Shapes at most.</summary>
    public const int ShapeLimit = 200;

    /// <summary>Bytes kept of a payload; a proposal is made of whole ones alone.</summary>
    public const int PayloadLimit = 8 * 1024;

    /// <summary>Topics whose shape is remembered; when full, it begins anew.</summary>
    private const int TopicsRemembered = 5_000;

    private static readonly TimeSpan Silence = TimeSpan.FromHours(1);

    private readonly Lock _turn = new();
    private readonly List<UnmappedGroup> _groups = [];
    private readonly Dictionary<string, UnmappedGroup> _byTopic = new(StringComparer.Ordinal);
    /// <summary>Of a topic that is looked at: longer and deeper ones are counted only, so that what is remembered has a bound in bytes.</summary>
    private const int LongestTopic = 512;
    private const int MostLevels = 32;

    private long _others;

    /// <summary>Messages of shapes for which there was no room.</summary>
    public long Others => Interlocked.Read(ref _others);

    /// <param name="payload">Not kept beyond the call.</param>
    public void Note(string topic, ReadOnlyMemory<byte> payload)
    {
        if (topic.Length > LongestTopic || topic.AsSpan().Count('/') > MostLevels)
        {
            Interlocked.Increment(ref _others);
            return;
        }

        var now = Instant.Now(time);
        lock (_turn)
        {
            if (_byTopic.TryGetValue(topic, out var known))
            {
                known.Add(topic, payload, PayloadLimit, now);
                return;
            }
        }

        // Taken apart outside of the lock: only a topic that is new costs it.
        var shape = TopicShape.Of(topic, payload.Length > PayloadLimit ? null : PayloadGuess.Of(payload, now), catalogue.Current.Areas);
        lock (_turn)
        {
            if (GroupFor(shape, now) is not { } group)
            {
                _others++;
                return;
            }

            if (_byTopic.Count >= TopicsRemembered)
            {
                _byTopic.Clear();
            }

            _byTopic[topic] = group;
            group.Add(topic, payload, PayloadLimit, now);
        }
    }

    /// <summary>The most frequent first. Shapes whose messages a definition in force matches by now are forgotten.</summary>
    /// <param name="retention">How long raw observations are kept: a proposal's trial holds to it.</param>
    public IReadOnlyList<UnmappedTopic> List(FeedMappings mappings, int limit, TimeSpan retention)
    {
        var now = Instant.Now(time);
        lock (_turn)
        {
            Forget(_groups.Where(g => g.Samples.All(s => mappings.Find(s.Topic, null, out _) is not null)).ToList());
            return [.. _groups.OrderByDescending(g => g.Count).ThenBy(g => g.First).Take(limit).Select(g => Told(g, g.Proposal(catalogue.Current, now, retention)))];
        }
    }

    private UnmappedGroup? GroupFor(TopicShape shape, Instant now)
    {
        foreach (var group in _groups)
        {
            if (group.Shape.With(shape) is { } wider)
            {
                group.Widen(wider);
                Join(group);
                return group;
            }
        }

        if (_groups.Count >= ShapeLimit)
        {
            Forget(_groups.Where(g => now - g.Last >= Silence).OrderBy(g => g.Last).Take(1).ToList());
        }

        if (_groups.Count >= ShapeLimit)
        {
            return null;
        }

        var added = new UnmappedGroup(shape, now);
        _groups.Add(added);
        return added;
    }

    /// <summary>A group that has become wider may cover others.</summary>
    private void Join(UnmappedGroup group)
    {
        for (var i = _groups.Count - 1; i >= 0; i--)
        {
            if (_groups[i] is var other && other != group && group.Shape.With(other.Shape) is { } shape)
            {
                group.Take(other, shape);
                _groups.RemoveAt(i);
                foreach (var topic in _byTopic.Where(t => t.Value == other).Select(t => t.Key).ToList())
                {
                    _byTopic[topic] = group;
                }
            }
        }
    }

    private void Forget(List<UnmappedGroup> groups)
    {
        foreach (var group in groups)
        {
            _groups.Remove(group);
            foreach (var topic in _byTopic.Where(t => t.Value == group).Select(t => t.Key).ToList())
            {
                _byTopic.Remove(topic);
            }
        }
    }

    private static UnmappedTopic Told(UnmappedGroup group, FeedProposal? proposal) => new(
        proposal?.Topic ?? group.Shape.ToString(), group.Count, group.Topics, group.First.ToDateTimeOffset(), group.Last.ToDateTimeOffset(),
        [.. group.Samples.Select(PayloadText.Told)], proposal);
}
