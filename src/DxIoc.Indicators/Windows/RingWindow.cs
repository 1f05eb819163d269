using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>A window whose state is one ring of buckets, blind to devices.</summary>
internal abstract class RingWindow<TSelf, TBucket>(IndicatorDefinition indicator, BucketClock clock)
    : WindowBase<TSelf>(indicator, clock)
    where TSelf : RingWindow<TSelf, TBucket>
    where TBucket : struct, IBucket<TBucket>
{
    protected BucketRing<TBucket> Ring { get; private set; } = new(clock);

    public sealed override long Count(Instant from, Instant to) => Ring.Count(from, to);

    public sealed override Evaluation Evaluate(Instant end)
    {
        var sum = Ring.Sum(end);
        return new Evaluation(sum.Count > 0 ? ValueOf(sum) * Indicator.Scale : null, sum.Count);
    }

    protected sealed override bool Keep(ulong device, int measure, Instant time, double value)
    {
        ref var bucket = ref Ring.At(time, out var kept);
        if (kept)
        {
            Put(ref bucket, device, measure, time, value);
        }

        return kept;
    }

    /// <summary>The figure of a sum that is not empty, before the scale; null where it has none.</summary>
    protected abstract double? ValueOf(in TBucket sum);

    protected abstract void Put(ref TBucket bucket, ulong device, int measure, Instant time, double value);

    protected abstract TSelf Empty();

    protected sealed override void MergeKept(TSelf other) => Ring.Merge(other.Ring);

    protected sealed override TSelf CopyKept()
    {
        var copy = Empty();
        copy.Ring = Ring.Copy();
        return copy;
    }

    protected sealed override void WriteKept(BinaryWriter output) => Ring.Write(output);

    protected sealed override void ReadKept(BinaryReader input) => Ring.Read(input);
}
