using System.Collections.Concurrent;
using DxIoc.Contracts.Feeds;
using DxIoc.Indicators.Observations;

namespace DxIoc.Grains.Intake;

/// <summary>
/// When each device was last heard since the server's start, its newest values and its clock. As large as the registry of series, which
/// is bounded; noting an observation of a known series allocates nothing. Safe for concurrent use.
/// </summary>
public sealed class DeviceBooks(SeriesRegistry registry)
{
    private readonly ConcurrentDictionary<Series, SeriesNote> _series = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<ulong, DeviceNote> _devices = new();

    /// <summary>A page of a feed's devices, by area and name; those known from history stand there unheard.</summary>
    public FeedDevices Of(string feed, int skip, int limit)
    {
        var devices = registry.SeriesOf(feed).GroupBy(s => s.DeviceKey)
            .Select(g => (g.First().Area, g.First().Device, g.Key, Series: g))
            .OrderBy(d => d.Area, StringComparer.Ordinal).ThenBy(d => d.Device, StringComparer.Ordinal).ToList();
        return new FeedDevices(feed, devices.Count, skip, [.. devices.Skip(skip).Take(limit).Select(d => Told(d.Area, d.Device, d.Key, d.Series))]);
    }

    /// <summary>Notes what was written.</summary>
    internal void Note(in Observation o)
    {
        if (!_series.TryGetValue(o.Series, out var series))
        {
            series = _series.GetOrAdd(o.Series, s => new SeriesNote(_devices.GetOrAdd(s.DeviceKey, _ => new DeviceNote())));
        }

        lock (series.Device)
        {
            if (series.Value is null || o.Time >= series.Time)
            {
                (series.Value, series.Time) = (o.Value, o.Time);
            }

            series.Device.LastSeen = o.Arrived;
            // Without a time of its own the arrival is its time, to the microsecond.
            if (o.Time != o.Arrived)
            {
                series.Device.Clock.Note(o.Time, o.Arrived);
            }
        }
    }

    /// <summary>A known device whose time was not believed: its clock is what it is known by.</summary>
    internal void NoteUnbelieved(in Measurement m, Instant arrived)
    {
        if (m.Time is { } time && _devices.TryGetValue(Series.KeyOf(m.Area, m.Feed, m.Device), out var device))
        {
            lock (device)
            {
                device.Clock.Note(time, arrived);
            }
        }
    }

    private FeedDevice Told(string area, string device, ulong key, IEnumerable<Series> series)
    {
        var measures = series.OrderBy(s => s.Measure, StringComparer.Ordinal).ToList();
        if (!_devices.TryGetValue(key, out var note))
        {
            return new FeedDevice(area, device, null, [.. measures.Select(s => new DeviceMeasure(s.Measure, null, null))], null);
        }

        lock (note)
        {
            return new FeedDevice(area, device, note.LastSeen?.ToDateTimeOffset(), [.. measures.Select(Told)], note.Clock.Read());
        }
    }

    private DeviceMeasure Told(Series series) => _series.TryGetValue(series, out var note)
        ? new DeviceMeasure(series.Measure, note.Value, note.Value is null ? null : note.Time.ToDateTimeOffset())
        : new DeviceMeasure(series.Measure, null, null);

    /// <summary>Also the lock of its series.</summary>
    private sealed class DeviceNote
    {
        public Instant? LastSeen { get; set; }

        public ClockOffsets Clock { get; } = new();
    }

    private sealed class SeriesNote(DeviceNote device)
    {
        public DeviceNote Device { get; } = device;

        public double? Value { get; set; }

        public Instant Time { get; set; }
    }
}
