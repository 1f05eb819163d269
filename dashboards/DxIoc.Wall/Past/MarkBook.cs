using DxIoc.Contracts.History;

namespace DxIoc.Wall.Past;

/// <summary>The changes of status of the last 24 hours, as far as they were told. Late ones correct the last minutes; old ones fall out.</summary>
public sealed class MarkBook
{
    /// <summary>A late observation may still change the status of minutes as old as this.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(15);

    private readonly List<StatusMark> _marks = [];
    private DateTimeOffset? _told;

    public IReadOnlyList<StatusMark> Marks => _marks;

    /// <summary>Grows with each change.</summary>
    public int Version { get; private set; }

    /// <summary>From when on changes are to be asked for.</summary>
    public DateTimeOffset AskFrom(DateTimeOffset now) =>
        _told - Settled is { } from && from > now - PastClock.Reach ? from : now - PastClock.Reach;

    public void Take(BoardChanges changes)
    {
        _marks.RemoveAll(m => m.Time >= changes.From || m.Time < changes.To - PastClock.Reach);
        _marks.AddRange(changes.Changes);
        Version++;
        _told = changes.More && changes.Changes.Count > 0 ? changes.Changes[^1].Time : changes.To;
    }
}
