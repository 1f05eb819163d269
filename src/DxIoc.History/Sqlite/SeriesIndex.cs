using System.Collections.Concurrent;
using DxIoc.Indicators.Observations;

namespace DxIoc.History.Sqlite;

/// <summary>
/// The numbers of all series, by name and by what cells ask for. A new series is here before its first commit becomes
/// visible, so that a reader who sees the commit finds the series. Written by the writer alone, read by anyone.
/// </summary>
internal sealed class SeriesIndex
{
    private readonly ConcurrentDictionary<Series, long> _numbers = new();
    private readonly ConcurrentDictionary<(string Area, string Feed, string Measure), ConcurrentDictionary<long, Series>> _byMeasure = new();

    public ICollection<Series> All => _numbers.Keys;

    public bool TryGet(Series series, out long number) => _numbers.TryGetValue(series, out number);

    public IEnumerable<KeyValuePair<long, Series>> Of(string area, string feed, string measure) =>
        _byMeasure.TryGetValue((area, feed, measure), out var found) ? found : [];

    public IEnumerable<long> Numbers => _numbers.Values;

    public void Add(Series series, long number)
    {
        _numbers[series] = number;
        _byMeasure.GetOrAdd((series.Area, series.Feed, series.Measure), _ => new ConcurrentDictionary<long, Series>())[number] = series;
    }

    public void Remove(Series series)
    {
        if (_numbers.TryRemove(series, out var number)
            && _byMeasure.TryGetValue((series.Area, series.Feed, series.Measure), out var found))
        {
            found.TryRemove(number, out _);
        }
    }
}
