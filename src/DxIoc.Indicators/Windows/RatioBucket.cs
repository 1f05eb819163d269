namespace DxIoc.Indicators.Windows;

/// <summary>Numerator and denominator of a ratio, summed.</summary>
internal struct RatioBucket : IBucket<RatioBucket>
{
    public long Count { get; private set; }

    public double Numerator { get; private set; }

    public double Denominator { get; private set; }

    public void Add(int measure, double value)
    {
        Count++;
        Numerator += measure == 0 ? value : 0;
        Denominator += measure == 0 ? 0 : value;
    }

    public void Merge(in RatioBucket other)
    {
        Count += other.Count;
        Numerator += other.Numerator;
        Denominator += other.Denominator;
    }

    public readonly RatioBucket Copy() => this;

    public readonly void Write(BinaryWriter output)
    {
        output.Write(Count);
        output.Write(Numerator);
        output.Write(Denominator);
    }

    public static RatioBucket Read(BinaryReader input) => new()
    {
        Count = input.ReadTally(), Numerator = input.ReadFinite(), Denominator = input.ReadFinite(),
    };
}
