using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Indicators.Readings;

namespace DxIoc.Simulator.Demo;

/// <summary>All cells of a catalogue outside of grains: observations go in, minutes come out. Not safe for concurrent use.</summary>
internal sealed class CellTree(IndicatorCatalogue catalogue)
{
    private readonly Dictionary<(string Area, string Indicator), IndicatorCell> _cells = [];

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

        return minutes;
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
}
