using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;
using DxIoc.Indicators.Windows;

namespace DxIoc.Indicators.Tests.Readings;

/// <summary>
/// A province "p" (with devices of its own) over three districts, its cells for one indicator, and the history that
/// they rebuild themselves from: what grains and store do, without either.
/// </summary>
internal sealed class Province(IndicatorDefinition indicator)
{
    public const string Id = "p";

    private static readonly string[] Districts = ["a", "b", "c"];

    private readonly List<(Sample Sample, long Commit)> _stored = [];
    private readonly HashSet<(string, string, int, Instant)> _known = [];
    private Dictionary<string, IndicatorCell> _cells = Cells(indicator);

    /// <summary>Minutes as history has them: the last written wins.</summary>
    public Dictionary<(string Area, Instant Minute), MinuteReading> Minutes { get; } = [];

    /// <summary>What history has stored, duplicates gone.</summary>
    public IEnumerable<Sample> Stored => _stored.Select(s => s.Sample);

    public IndicatorCell this[string area] => _cells[area];

    public void Take(Sample sample)
    {
        if (_known.Add((sample.Area, sample.Device, sample.Measure, sample.Time)))
        {
            _stored.Add((sample, _stored.Count + 1));
            Deliver(sample, _stored.Count);
        }
    }

    /// <summary>The last deliveries once more, as after a call that timed out.</summary>
    public void DeliverAgain(int last)
    {
        foreach (var (sample, commit) in _stored.TakeLast(last).ToList())
        {
            Deliver(sample, commit);
        }
    }

    public void Record()
    {
        foreach (var minute in _cells.Values.SelectMany(c => c.TakeMinutes()))
        {
            Minutes[(minute.Area, minute.Minute)] = minute;
        }
    }

    /// <summary>All cells die and come back from history.</summary>
    public void Restart()
    {
        _cells = Cells(indicator);
        foreach (var (area, cell) in _cells)
        {
            cell.Rebuild(History(area));
        }

        foreach (var district in Districts)
        {
            _cells[Id].MergePart(_cells[district].Part());
        }
    }

    private void Deliver(Sample sample, long commit)
    {
        if (_cells[sample.Area].Accept([sample.ToCell(commit)]) && sample.Area != Id)
        {
            _cells[Id].MergePart(_cells[sample.Area].Part());
        }
    }

    private CellHistory History(string area)
    {
        var mine = _stored.Where(s => s.Sample.Area == area).ToList();
        var admitted = mine.Where(s => s.Sample.Arrived - s.Sample.Time <= indicator.AllowedLateness).ToList();
        var last = Minutes.Keys.Where(m => m.Area == area).OrderBy(m => m.Minute).LastOrDefault();
        var reach = admitted.Count == 0 ? Instant.Epoch : admitted.Max(s => s.Sample.Time) - WindowFactory.Reach(indicator);
        return new CellHistory(
            _stored.Count,
            [.. mine.Where(s => s.Sample.Time > reach).Select(s => s.Sample.ToCell(0)).Reverse()],
            admitted.GroupBy(s => s.Sample.Key).ToDictionary(d => d.Key, d => d.Max(s => s.Sample.Time)),
            last == default ? null : last.Minute,
            last == default ? ReadingStatus.Unknown : Minutes[last].Status);
    }

    private static Dictionary<string, IndicatorCell> Cells(IndicatorDefinition indicator) =>
        Districts.Append(Id).ToDictionary(a => a, a => new IndicatorCell(a, indicator, Some.Zone, a == Id ? Districts : []));
}
