using System.Runtime.InteropServices;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>
/// Each device once, with its latest value in the window (of each measure, where there are two): how many devices, the share of
/// them that is on, or an aggregate over their latest values. Bounded by the feed's device limit and by the buckets kept.
/// </summary>
internal sealed class LatestWindow(IndicatorDefinition indicator, BucketClock clock)
    : WindowBase<LatestWindow>(indicator, clock)
{
    private Dictionary<(ulong Device, int Measure), LatestTrack> _devices = [];
    private long _newestBucket = long.MinValue;

    public override Evaluation Evaluate(Instant end)
    {
        var (first, last) = (Clock.First(end), Clock.BucketOf(end));
        var stats = default(StatsBucket);
        var sketch = Indicator.Aggregate == AggregateKind.Percentile ? new QuantileSketch() : null;
        long samples = 0;
        long on = 0;
        double below = 0;
        foreach (var ((device, measure), track) in _devices)
        {
            if (track.Latest(first, last, out var value))
            {
                samples += track.Count(first, last);
                on += value != 0 ? 1 : 0;
                if (measure == 1)
                {
                    below += value;
                    continue;
                }

                stats.Add(device, 0, value);
                sketch?.Add(value);
            }
        }

        return new Evaluation(samples > 0 ? ValueOf(stats, on, below, sketch) * Indicator.Scale : null, samples);
    }

    public override long Count(Instant from, Instant to)
    {
        var (first, last) = (Clock.BucketOf(from), Clock.BucketOf(new Instant(to.Micros - 1)));
        long count = 0;
        foreach (var track in _devices.Values)
        {
            count += track.Count(first, last);
        }

        return count;
    }

    protected override bool Keep(ulong device, int measure, Instant time, double value)
    {
        var bucket = Clock.BucketOf(time);
        if (!Reach(bucket))
        {
            return false;
        }

        ref var track = ref CollectionsMarshal.GetValueRefOrAddDefault(_devices, (device, measure), out _);
        (track ??= new LatestTrack()).Add(bucket, time.Micros, value);
        return true;
    }

    protected override void MergeKept(LatestWindow other)
    {
        Reach(other._newestBucket);
        foreach (var (device, theirs) in other._devices)
        {
            ref var mine = ref CollectionsMarshal.GetValueRefOrAddDefault(_devices, device, out var known);
            if (known)
            {
                mine!.Merge(theirs);
            }
            else
            {
                mine = theirs.Copy();
            }

            mine!.Prune(_newestBucket - Clock.Kept + 1);
        }
    }

    protected override LatestWindow CopyKept()
    {
        var copy = new LatestWindow(Indicator, Clock) { _newestBucket = _newestBucket };
        copy._devices = new Dictionary<(ulong Device, int Measure), LatestTrack>(_devices.Count);
        foreach (var (device, track) in _devices)
        {
            copy._devices.Add(device, track.Copy());
        }

        return copy;
    }

    protected override void WriteKept(BinaryWriter output)
    {
        output.Write(_newestBucket);
        output.Write(_devices.Count);
        foreach (var (device, track) in _devices)
        {
            output.Write(device.Device);
            output.Write((byte)device.Measure);
            track.Write(output);
        }
    }

    protected override void ReadKept(BinaryReader input)
    {
        _newestBucket = input.ReadInt64();
        for (var left = input.ReadSize(); left > 0; left--)
        {
            var device = (input.ReadUInt64(), input.ReadByte());
            _devices[device] = LatestTrack.Read(input);
        }
    }

    private double? ValueOf(in StatsBucket latest, long on, double below, QuantileSketch? sketch) => Indicator.Aggregate switch
    {
        AggregateKind.Distinct or AggregateKind.Count => latest.Count,
        AggregateKind.Online => on / (double)latest.Count,
        AggregateKind.Sum => latest.Sum,
        AggregateKind.Ratio => below == 0 ? null : latest.Sum / below,
        AggregateKind.Mean => latest.Sum / latest.Count,
        AggregateKind.Min => latest.Min,
        AggregateKind.Max => latest.Max,
        AggregateKind.Percentile => sketch!.Quantile(Indicator.Quantile),
        _ => null,
    };

    /// <summary>Moves the newest bucket along and forgets what falls out; false for a bucket that is out already.</summary>
    private bool Reach(long bucket)
    {
        if (_newestBucket != long.MinValue && bucket <= _newestBucket - Clock.Kept)
        {
            return false;
        }

        if (bucket > _newestBucket)
        {
            _newestBucket = bucket;
            foreach (var (device, track) in _devices)
            {
                track.Prune(bucket - Clock.Kept + 1);
                if (!track.Any)
                {
                    _devices.Remove(device);
                }
            }
        }

        return true;
    }
}
