using System.Buffers;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>What all windows share: the definition, the bucket clock, the newest time and the outer form of the bytes.</summary>
internal abstract class WindowBase<TSelf>(IndicatorDefinition indicator, BucketClock clock) : IWindow, IReadableWindow
    where TSelf : WindowBase<TSelf>
{
    public Instant? Newest { get; private set; }

    protected IndicatorDefinition Indicator { get; } = indicator;

    protected BucketClock Clock { get; } = clock;

    public bool Add(ulong device, int measure, Instant time, double value)
    {
        if (!Keep(device, measure, time, value))
        {
            return false;
        }

        Reach(time);
        return true;
    }

    public void Merge(IWindow other)
    {
        if (other is not TSelf same)
        {
            throw new ArgumentException("Only windows of the same indicator can be merged.", nameof(other));
        }

        if (same.Newest is { } newest)
        {
            Reach(newest);
            MergeKept(same);
        }
    }

    public IWindow Copy()
    {
        var copy = CopyKept();
        copy.Newest = Newest;
        return copy;
    }

    public abstract Evaluation Evaluate(Instant end);

    public abstract long Count(Instant from, Instant to);

    public void Write(IBufferWriter<byte> output)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory))
        {
            writer.Write(Newest?.Micros ?? long.MinValue);
            WriteKept(writer);
        }

        output.Write(memory.ToArray());
    }

    void IReadableWindow.Read(BinaryReader input)
    {
        Newest = input.ReadInstant();
        ReadKept(input);
    }

    /// <summary>Takes one observation; false when it is older than what is kept.</summary>
    protected abstract bool Keep(ulong device, int measure, Instant time, double value);

    protected abstract void MergeKept(TSelf other);

    protected abstract TSelf CopyKept();

    protected abstract void WriteKept(BinaryWriter output);

    protected abstract void ReadKept(BinaryReader input);

    private void Reach(Instant time) => Newest = Newest is { } newest && newest >= time ? newest : time;
}
