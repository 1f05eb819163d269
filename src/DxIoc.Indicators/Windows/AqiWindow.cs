using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>
/// VN_AQI by station; an area's figure is its worst station's (the Decision defines none for an area, and means of
/// stations would hide the bad one). Hour buckets.
/// </summary>
internal sealed class AqiWindow(IndicatorDefinition indicator, BucketClock clock)
    : WindowBase<AqiWindow>(indicator, clock)
{
    private Dictionary<ulong, AqiStation> _stations = [];

    public override Evaluation Evaluate(Instant end)
    {
        var first = Clock.First(end);
        var last = Clock.BucketOf(end);
        var hour = (long)Indicator.Window.Bucket.TotalMicroseconds;
        double? worst = null;
        long samples = 0;
        foreach (var station in _stations.Values)
        {
            var index = Indicator.Aggregate == AggregateKind.VnAqiDay
                ? station.OfDay(end, (int)(last - first + 1))
                : station.OfHour(end);
            worst = index is { } i && !(i <= worst) ? i : worst;
            samples += station.Count(new Instant(first * hour), new Instant((last + 1) * hour));
        }

        return new Evaluation(worst, samples);
    }

    public override long Count(Instant from, Instant to)
    {
        long count = 0;
        foreach (var station in _stations.Values)
        {
            count += station.Count(from, to);
        }

        return count;
    }

    protected override bool Keep(ulong device, int measure, Instant time, double value)
    {
        if (measure is < 0 or >= AqiStation.Pollutants)
        {
            return false;
        }

        if (!_stations.TryGetValue(device, out var station))
        {
            station = new AqiStation(Clock);
            _stations.Add(device, station);
        }

        return station.Add(measure, time, value);
    }

    protected override void MergeKept(AqiWindow other)
    {
        foreach (var (device, theirs) in other._stations)
        {
            if (_stations.TryGetValue(device, out var mine))
            {
                mine.Merge(theirs);
            }
            else
            {
                _stations.Add(device, theirs.Copy());
            }
        }
    }

    protected override AqiWindow CopyKept() => new(Indicator, Clock)
    {
        _stations = _stations.ToDictionary(s => s.Key, s => s.Value.Copy()),
    };

    protected override void WriteKept(BinaryWriter output)
    {
        output.Write(_stations.Count);
        foreach (var (device, station) in _stations)
        {
            output.Write(device);
            station.Write(output);
        }
    }

    protected override void ReadKept(BinaryReader input)
    {
        for (var left = input.ReadSize(); left > 0; left--)
        {
            var device = input.ReadUInt64();
            var station = new AqiStation(Clock);
            station.Read(input);
            _stations[device] = station;
        }
    }
}
