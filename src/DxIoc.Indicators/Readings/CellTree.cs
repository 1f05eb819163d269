using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Readings;

/// <summary>All cells of a catalogue outside of grains: observations go in, minutes come out. Not safe for concurrent use.</summary>
public sealed class CellTree(IndicatorCatalogue catalogue)
{
    private readonly Dictionary<(string Area, string Indicator), IndicatorCell> _cells = [];
    private readonly Dictionary<string, AreaBoard> _boards = new(StringComparer.Ordinal);

    /// <summary>The minutes that changed by these observations, in the areas where they were made and above.</summary>
    public IReadOnlyList<MinuteReading> Play(IEnumerable<Observation> observations)
    {
        var touched = new HashSet<(string Area, string Indicator)>();
        foreach (var o in observations)
        {
            foreach (var indicator in catalogue.Reading(o.Series.Feed, o.Series.Measure))
            {
                var key = (o.Series.Area, indicator.Id);
                if (catalogue.OnBoard(key.Area, key.Id))
                {
                    CellOf(key, indicator).Accept(
                        [new CellObservation(o.Series.DeviceKey, indicator.Measures.ToList().IndexOf(o.Series.Measure), o.Time, o.Value, o.Arrived, 0)]);
                    touched.Add(key);
                }
            }
        }

        var minutes = new List<MinuteReading>();
        while (touched.Count > 0)
        {
            var above = new HashSet<(string Area, string Indicator)>();
            foreach (var key in touched)
            {
                var indicator = catalogue.Find(key.Indicator)!;
                var cell = CellOf(key, indicator);
                minutes.AddRange(cell.TakeMinutes());
                if (catalogue.RollsUpTo(key.Area, indicator) is { } parent && catalogue.OnBoard(parent, indicator.Id))
                {
                    CellOf((parent, indicator.Id), indicator).MergePart(cell.Part());
                    above.Add((parent, indicator.Id));
                }
            }

            touched = above;
        }

        minutes.AddRange(Derive(minutes));
        return minutes;
    }

    /// <summary>The derived indicators of the areas whose minutes changed, from the cells as they stand.</summary>
    private List<MinuteReading> Derive(List<MinuteReading> changed)
    {
        var derived = new List<MinuteReading>();
        foreach (var last in changed.GroupBy(m => (m.Area, m.Indicator)).Select(g => g.MaxBy(m => m.Minute.Micros)!))
        {
            if (!_boards.TryGetValue(last.Area, out var board))
            {
                board = new AreaBoard(new DerivedReadings([.. catalogue.BoardOf(last.Area)]), new DerivedMinutes(last.Area));
                _boards.Add(last.Area, board);
            }

            if (_cells.TryGetValue((last.Area, last.Indicator), out var cell))
            {
                board.Readings[last.Indicator] = cell.Read(last.Minute);
                foreach (var reading in board.Derived.After(last.Indicator, board.Readings))
                {
                    board.Readings[reading.Indicator] = reading;
                    if (board.Minutes.Put(reading) is { } minute)
                    {
                        derived.Add(minute);
                    }
                }
            }
        }

        return derived;
    }

    private IndicatorCell CellOf((string Area, string Indicator) key, IndicatorDefinition indicator)
    {
        if (!_cells.TryGetValue(key, out var cell))
        {
            cell = new IndicatorCell(key.Area, indicator, catalogue.Zone, [.. catalogue.PartsOf(key.Area, indicator)]);
            _cells.Add(key, cell);
        }

        return cell;
    }

    /// <summary>What derived indicators of one area are computed from.</summary>
    private sealed record AreaBoard(DerivedReadings Derived, DerivedMinutes Minutes)
    {
        public Dictionary<string, CellReading> Readings { get; } = new(StringComparer.Ordinal);
    }
}
