using DxIoc.Indicators.Observations;

namespace DxIoc.History.Influx;

/// <summary>Hours whose minutes changed since they were computed, in memory as in the file. Safe for concurrent use.</summary>
internal sealed class DirtyHours
{
    private readonly Lock _gate = new();
    private readonly Dictionary<HourKey, long> _marks = [];
    private long _turn;

    /// <summary>True when it was clean: then the mark must be kept in the file.</summary>
    public bool IsClean(HourKey hour)
    {
        lock (_gate)
        {
            return !_marks.ContainsKey(hour);
        }
    }

    public void Mark(IEnumerable<HourKey> hours)
    {
        lock (_gate)
        {
            _turn++;
            foreach (var hour in hours)
            {
                _marks[hour] = _turn;
            }
        }
    }

    /// <summary>All, or those of one cell, each with the turn of its newest mark.</summary>
    public IReadOnlyList<(HourKey Hour, long Turn)> Of(string? area, string? indicator)
    {
        lock (_gate)
        {
            return [.. _marks.Where(m => (area is null || m.Key.Area == area) && (indicator is null || m.Key.Indicator == indicator)).Select(m => (m.Key, m.Value))];
        }
    }

    /// <summary>Takes marks away unless minutes came meanwhile; says which are gone.</summary>
    public IReadOnlyList<HourKey> Clean(IEnumerable<(HourKey Hour, long Turn)> computed)
    {
        lock (_gate)
        {
            var clean = computed.Where(c => _marks.TryGetValue(c.Hour, out var turn) && turn == c.Turn).Select(c => c.Hour).ToList();
            clean.ForEach(h => _marks.Remove(h));
            return clean;
        }
    }
}
