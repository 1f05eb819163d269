namespace DxIoc.Indicators.Windows;

/// <summary>Count and sum of some observations.</summary>
internal struct MeanBucket : IBucket<MeanBucket>
{
    public long Count { get; private set; }

    public double Sum { get; private set; }

    public readonly double? Mean => Count == 0 ? null : Sum / Count;

    public void Add(double value)
    {
        Count++;
        Sum += value;
    }

    public void Merge(in MeanBucket other)
    {
        Count += other.Count;
        Sum += other.Sum;
    }

    public readonly MeanBucket Copy() => this;

    public readonly void Write(BinaryWriter output)
    {
        output.Write(Count);
        output.Write(Sum);
    }

    public static MeanBucket Read(BinaryReader input) => new() { Count = input.ReadTally(), Sum = input.ReadFinite() };
}
