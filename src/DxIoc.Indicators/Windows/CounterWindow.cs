using System.Runtime.InteropServices;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>The rate of counters, resets allowed for: each device's increase over the time it covers, summed over devices.</summary>
internal sealed class CounterWindow(IndicatorDefinition indicator, BucketClock clock)
    : WindowBase<CounterWindow>(indicator, clock)
{
    private readonly long _width = (long)indicator.Window.Bucket.TotalMicroseconds;
    private Dictionary<ulong, CounterTrack> _devices = [];
    private long _newestBucket = long.MinValue;

    public override Evaluation Evaluate(Instant end)
    {
        var from = Clock.First(end) * _width;
        var to = (Clock.BucketOf(end) + 1) * _width;
        double? perMicro = null;
        long samples = 0;
        foreach (var track in _devices.Values)
        {
            if (track.Rate(from, to, out var seen) is { } rate)
            {
                perMicro = (perMicro ?? 0) + rate;
            }

            samples += seen;
        }

        return new Evaluation(perMicro * Indicator.RatePer.TotalMicroseconds * Indicator.Scale, samples);
    }

    public override long Count(Instant from, Instant to)
    {
        long count = 0;
        foreach (var track in _devices.Values)
        {
            count += track.Count(from.Micros, to.Micros);
        }

        return count;
    }

    protected override bool Keep(ulong device, int measure, Instant time, double value)
    {
        if (!Reach(Clock.BucketOf(time)))
        {
            return false;
        }

        ref var track = ref CollectionsMarshal.GetValueRefOrAddDefault(_devices, device, out _);
        (track ??= new CounterTrack()).Add(time.Micros, value);
        return true;
    }

    protected override void MergeKept(CounterWindow other)
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

            mine!.Prune(Oldest);
        }
    }

    protected override CounterWindow CopyKept() => new(Indicator, Clock)
    {
        _newestBucket = _newestBucket,
        _devices = _devices.ToDictionary(d => d.Key, d => d.Value.Copy()),
    };

    protected override void WriteKept(BinaryWriter output)
    {
        output.Write(_newestBucket);
        output.Write(_devices.Count);
        foreach (var (device, track) in _devices)
        {
            output.Write(device);
            track.Write(output);
        }
    }

    protected override void ReadKept(BinaryReader input)
    {
        _newestBucket = input.ReadInt64();
        for (var left = input.ReadSize(); left > 0; left--)
        {
            _devices[input.ReadUInt64()] = CounterTrack.Read(input);
        }
    }

    private long Oldest => (_newestBucket - Clock.Kept + 1) * _width;

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
                track.Prune(Oldest);
                if (!track.Any)
                {
                    _devices.Remove(device);
                }
            }
        }

        return true;
    }
}
