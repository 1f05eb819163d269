using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Dashboards;
using DxIoc.Contracts.Displays;

namespace DxIoc.Indicators.Displays;

/// <summary>
/// Which situations hold. One begins when its reading takes the status (also where it has it when it is first looked at: a restart ends no
/// fire), stands as long as its file says, and begins anew when the reading takes the status again. Pure.
/// </summary>
public sealed class SituationBook
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Those that hold, the newest first.</summary>
    public IReadOnlyList<SituationState> Holding(DateTimeOffset now) =>
        [.. _entries.Values.Select(e => e.State).OfType<SituationState>().Where(s => now < s.Until).OrderByDescending(s => s.Since)];

    /// <summary>Looks at the readings; true when what holds is other than before.</summary>
    /// <param name="status">The status of a cell; null where its board is not known yet.</param>
    public bool Look(IReadOnlyList<SituationInfo> situations, Func<string, string, ReadingStatus?> status, DateTimeOffset now)
    {
        var changed = Forget(situations, now);
        foreach (var situation in situations)
        {
            if (status(situation.Area, situation.Indicator) is not { } found)
            {
                continue;
            }

            var holds = found == situation.Status;
            var before = _entries.GetValueOrDefault(situation.Id);
            var state = holds && before?.Bad != true
                ? new SituationState(situation.Id, situation.Title, situation.Scene, now, now.AddSeconds(situation.Seconds), situation.Displays)
                : now < before?.State?.Until ? before.State : null;
            changed |= state != before?.State;
            _entries[situation.Id] = new Entry(situation, holds, state);
        }

        return changed;
    }

    /// <summary>Situations that the files lack, or have otherwise, begin anew.</summary>
    private bool Forget(IReadOnlyList<SituationInfo> situations, DateTimeOffset now)
    {
        var gone = _entries.Where(e => !situations.Any(s => ReferenceEquals(s, e.Value.Of) || Same(s, e.Value.Of))).ToList();
        gone.ForEach(e => _entries.Remove(e.Key));
        return gone.Any(e => now < e.Value.State?.Until);
    }

    private static bool Same(SituationInfo a, SituationInfo b) =>
        a with { Displays = b.Displays } == b && a.Displays.SequenceEqual(b.Displays, StringComparer.Ordinal);

    private sealed record Entry(SituationInfo Of, bool Bad, SituationState? State);
}
