namespace DxIoc.Indicators.Windows;

/// <summary>A quantile sketch of some observations, made with the first of them.</summary>
internal struct SketchBucket : IBucket<SketchBucket>
{
    public long Count => Sketch?.Count ?? 0;

    public QuantileSketch? Sketch { get; private set; }

    public void Add(double value) => (Sketch ??= new QuantileSketch()).Add(value);

    public void Merge(in SketchBucket other)
    {
        if (other.Sketch is { } sketch)
        {
            (Sketch ??= new QuantileSketch()).Merge(sketch);
        }
    }

    public readonly SketchBucket Copy() => new() { Sketch = Sketch?.Copy() };

    public readonly void Write(BinaryWriter output) => (Sketch ?? new QuantileSketch()).Write(output);

    public static SketchBucket Read(BinaryReader input) => new() { Sketch = QuantileSketch.Read(input) };
}
