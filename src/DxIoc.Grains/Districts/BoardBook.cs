using DxIoc.Indicators.Areas;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Readings;

namespace DxIoc.Grains.Districts;

/// <summary>
/// All readings of one area in catalogue order, the derived ones among them, and which changed since they were told.
/// Not safe for concurrent use.
/// </summary>
internal sealed class BoardBook
{
    public static readonly BoardBook Empty = new();

    private readonly List<IndicatorDefinition> _indicators = [];
    private readonly DerivedReadings _derived = new([]);
    private readonly Dictionary<string, CellReading> _readings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    public BoardBook(string area, IndicatorCatalogue catalogue)
    {
        _indicators = [.. catalogue.BoardOf(area)];
        _derived = new DerivedReadings(_indicators);
        Cells = [.. _indicators.Where(i => i.Feed is not null).Select(i => i.Id)];
    }

    private BoardBook()
    {
    }

    /// <summary>The indicators that have cells: all but the derived ones.</summary>
    public IReadOnlyList<string> Cells { get; } = [];

    public bool IsDerived(string indicator) => _derived.Contains(indicator);

    /// <summary>True when anything on the board changed by it.</summary>
    public bool Put(CellReading reading)
    {
        if (!_indicators.Exists(i => i.Id == reading.Indicator) || !Keep(reading))
        {
            return false;
        }

        foreach (var derived in _derived.After(reading.Indicator, _readings))
        {
            Keep(derived);
        }

        return true;
    }

    public CellReading[] TakeChanged()
    {
        CellReading[] changed = [.. _indicators.Where(i => _changed.Contains(i.Id)).Select(i => _readings[i.Id])];
        _changed.Clear();
        return changed;
    }

    public CellReading[] All() =>
        [.. _indicators.Where(i => _readings.ContainsKey(i.Id)).Select(i => _readings[i.Id])];

    private bool Keep(CellReading reading)
    {
        if (_readings.TryGetValue(reading.Indicator, out var before) && before == reading)
        {
            return false;
        }

        _readings[reading.Indicator] = reading;
        _changed.Add(reading.Indicator);
        return true;
    }
}
