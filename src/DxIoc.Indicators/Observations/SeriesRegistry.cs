using System.Collections.Concurrent;

namespace DxIoc.Indicators.Observations;

/// <summary>
/// Every series known, one instance each. Bounded: by devices a feed and measures a device, and for feeds that the catalogue does
/// not list by feeds and series too, so that a flood of invented names costs a refusal, no memory, and no listed feed its place.
/// Safe for concurrent use.
/// </summary>
public sealed class SeriesRegistry
{
    /// <summary>Feeds beyond which one that the catalogue does not list is refused.</summary>
    public const int FeedLimit = 256;

    /// <summary>Series, of all feeds, beyond which a feed that the catalogue does not list gets no more.</summary>
    public const int SeriesLimit = 200_000;

    /// <summary>Devices that a feed may have which the catalogue does not list.</summary>
    public const int UnlistedDeviceLimit = 1_000;

    /// <summary>Measures that one device may have; one more is refused.</summary>
    public const int MeasureLimit = 256;

    private readonly ConcurrentDictionary<(string Area, string Feed, string Device, string Measure), Series> _series = new();
    private readonly Dictionary<string, Dictionary<ulong, int>> _measuresByDevice = new(StringComparer.Ordinal);
    private readonly Lock _growth = new();
    private int _known;

    /// <summary>Devices of a feed that are known.</summary>
    public int DevicesOf(string feed)
    {
        lock (_growth)
        {
            return _measuresByDevice.TryGetValue(feed, out var devices) ? devices.Count : 0;
        }
    }

    /// <summary>The series of a feed, in no order.</summary>
    public IEnumerable<Series> SeriesOf(string feed)
    {
        foreach (var (_, series) in _series)
        {
            if (series.Feed == feed)
            {
                yield return series;
            }
        }
    }

    /// <summary>Puts in what history knows already; limits do not apply to it.</summary>
    public void Load(IEnumerable<Series> known)
    {
        foreach (var series in known)
        {
            lock (_growth)
            {
                if (_series.TryAdd((series.Area, series.Feed, series.Device, series.Measure), series))
                {
                    CountMeasure(DevicesFor(series.Feed), series);
                }
            }
        }
    }

    /// <summary>The series of these names, made when it is new and within the limits; otherwise why not.</summary>
    /// <param name="listedLimit">Devices that the catalogue gives the feed; null where it does not list it.</param>
    public Series? Find(in Measurement m, int? listedLimit, out string? refusal)
    {
        refusal = null;
        return _series.TryGetValue((m.Area, m.Feed, m.Device, m.Measure), out var known)
            ? known
            : Add(m, listedLimit, out refusal);
    }

    private Series? Add(in Measurement m, int? listedLimit, out string? refusal)
    {
        lock (_growth)
        {
            var series = new Series(m.Area, m.Feed, m.Device, m.Measure);
            if (listedLimit is null && RefuseUnlisted(m.Feed) is { } unlisted)
            {
                refusal = unlisted;
                return null;
            }

            var deviceLimit = listedLimit ?? UnlistedDeviceLimit;
            var devices = DevicesFor(m.Feed);
            if (!devices.TryGetValue(series.DeviceKey, out var measures) && devices.Count >= deviceLimit)
            {
                refusal = $"feed '{m.Feed}' has its limit of {deviceLimit} devices; raise its device-limit in the catalogue if '{m.Device}' is real";
                return null;
            }

            if (measures >= MeasureLimit)
            {
                refusal = $"device '{m.Device}' has its limit of {MeasureLimit} measures; '{m.Measure}' would be one more";
                return null;
            }

            refusal = null;
            var added = _series.GetOrAdd((m.Area, m.Feed, m.Device, m.Measure), series);
            if (ReferenceEquals(added, series))
            {
                CountMeasure(devices, series);
            }

            return added;
        }
    }

    private string? RefuseUnlisted(string feed) =>
        !_measuresByDevice.ContainsKey(feed) && _measuresByDevice.Count >= FeedLimit
            ? $"there are {FeedLimit} feeds already; feed '{feed}' would be one more: list it in the catalogue if it is real"
        : _known >= SeriesLimit
            ? $"there are {SeriesLimit} series already, and the catalogue does not list feed '{feed}': list it there if it is real"
        : null;

    private Dictionary<ulong, int> DevicesFor(string feed)
    {
        if (!_measuresByDevice.TryGetValue(feed, out var devices))
        {
            devices = [];
            _measuresByDevice.Add(feed, devices);
        }

        return devices;
    }

    private void CountMeasure(Dictionary<ulong, int> devices, Series series)
    {
        devices[series.DeviceKey] = devices.GetValueOrDefault(series.DeviceKey) + 1;
        _known++;
    }
}
