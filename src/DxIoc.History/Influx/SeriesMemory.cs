using System.Collections.Concurrent;
using DxIoc.Indicators.Observations;

namespace DxIoc.History.Influx;

/// <summary>
/// Every series with its recent times: decides what is a duplicate without asking anyone. As many series as the registry
/// admits, each bounded between transactions. Changed by the writer alone, inside its transactions; its list may be read by anyone.
/// </summary>
internal sealed class SeriesMemory
{
    private readonly ConcurrentDictionary<Series, KnownSeries> _series = new(ByName.Instance);
    private readonly List<(KnownTimes Times, long Time)> _newTimes = [];
    private readonly List<Series> _newSeries = [];

    public IReadOnlyList<Series> All => [.. _series.Keys];

    /// <summary>Series that must be kept with the transaction under way.</summary>
    public IReadOnlyList<Series> New => _newSeries;

    /// <summary>What the server has of a series: its newest time; null when it has nothing.</summary>
    public void Load(Series series, Instant? newest)
    {
        var known = _series.GetOrAdd(series, s => new KnownSeries(s, KnownTimes.OfNewSeries()));
        if (newest is { } time)
        {
            known.Times = new KnownTimes(time.Micros);
        }
    }

    public KnownSeries? Find(Series series) => _series.GetValueOrDefault(series);

    public KnownSeries Add(Series series)
    {
        var known = new KnownSeries(series, KnownTimes.OfNewSeries());
        _series[series] = known;
        _newSeries.Add(series);
        return known;
    }

    /// <summary>Remembers a time; false when it was here already.</summary>
    public bool Add(KnownTimes times, long time)
    {
        if (!times.Add(time))
        {
            return false;
        }

        _newTimes.Add((times, time));
        return true;
    }

    /// <summary>The transaction is durable.</summary>
    public void Keep()
    {
        _newTimes.ForEach(n => n.Times.Trim());
        _newTimes.Clear();
        _newSeries.Clear();
    }

    /// <summary>The transaction was rolled back.</summary>
    public void Forget()
    {
        _newTimes.ForEach(n => n.Times.Remove(n.Time));
        _newSeries.ForEach(s => _series.TryRemove(s, out _));
        Keep();
    }

    /// <summary>A series' device key is a hash already; instances are mostly interned.</summary>
    private sealed class ByName : IEqualityComparer<Series>
    {
        public static readonly ByName Instance = new();

        public bool Equals(Series? x, Series? y) => ReferenceEquals(x, y) || (x is not null && x.Equals(y));

        public int GetHashCode(Series obj) => HashCode.Combine(obj.DeviceKey, obj.Measure);
    }
}
