using System.Collections.Concurrent;
using System.Text;
using DxIoc.Contracts.Feeds;
using DxIoc.History;
using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Intake;

/// <summary>
/// What is refused, counted by feed and kind of reason, with the newest message of each. Bounded by the feeds that have books and the
/// kinds there are. Safe for concurrent use.
/// </summary>
public sealed class RefusedBook
{
    private static readonly TimeSpan NewestEvery = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Feed, string Code), Group> _groups = new();

    /// <summary>Takes over what history has kept of the time before this start.</summary>
    public void Load(IEnumerable<RefusedMessage> kept)
    {
        foreach (var m in kept.OrderBy(m => m.Id))
        {
            GroupOf(m.Feed, m.Code).Note(1, Instant.From(m.Time), () => new RefusedGroup(
                m.Feed, m.Code, 0, m.Time, m.Topic, m.Payload, Encoding.UTF8.GetByteCount(m.Payload) < RefusedEntry.PayloadLimit, m.Reason));
        }
    }

    /// <summary>Follows history where it refuses what was stored; its messages are in history alone.</summary>
    public void Correct(FeedBookChange change)
    {
        if (change.Refused > 0)
        {
            GroupOf(change.Feed, RefusalCode.Store).Note(change.Refused, null, null);
        }
    }

    /// <summary>Of one feed, or of all when null; the newest first.</summary>
    public IReadOnlyList<RefusedGroup> Groups(string? feed) =>
        [.. _groups.Where(g => feed is null || g.Key.Feed == feed).Select(g => g.Value.Told(g.Key.Feed, g.Key.Code)).OrderByDescending(g => g.Time).ThenBy(g => g.Code, StringComparer.Ordinal)];

    /// <summary>Before its sender is told: its payload is not valid beyond.</summary>
    internal void Note(RefusedEntry entry) => GroupOf(entry.Feed, entry.Refusal.Code).Note(entry.Count, entry.Time, () =>
    {
        var text = Encoding.UTF8.GetString(entry.Payload.Span[..Math.Min(entry.Payload.Length, RefusedEntry.PayloadLimit)]).TrimEnd('\uFFFD');
        return new RefusedGroup(
            entry.Feed, entry.Refusal.Code, 0, entry.Time.ToDateTimeOffset(), entry.Topic, text,
            entry.Payload.Length <= RefusedEntry.PayloadLimit && !text.Contains('\uFFFD', StringComparison.Ordinal), entry.Refusal.Reason);
    });

    private Group GroupOf(string feed, string code) =>
        _groups.TryGetValue((feed, code), out var group) ? group : _groups.GetOrAdd((feed, code), _ => new Group());

    private sealed class Group
    {
        private readonly Lock _turn = new();
        private long _count;
        private Instant _time;
        private RefusedGroup? _newest;

        /// <param name="newest">Made at most once a second: a flood of junk is not copied whole.</param>
        public void Note(long count, Instant? time, Func<RefusedGroup>? newest)
        {
            lock (_turn)
            {
                _count += count;
                if (newest is not null && time is { } at && (_newest is null || at - _time >= NewestEvery))
                {
                    (_newest, _time) = (newest(), at);
                }
            }
        }

        public RefusedGroup Told(string feed, string code)
        {
            lock (_turn)
            {
                return _newest is { } newest ? newest with { Count = _count } : new RefusedGroup(
                    feed, code, _count, DateTimeOffset.UnixEpoch, "", "", false, "the server behind history refused what was acknowledged: the messages are at /api/v1/refused");
            }
        }
    }
}
