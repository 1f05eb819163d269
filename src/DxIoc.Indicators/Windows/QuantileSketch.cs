namespace DxIoc.Indicators.Windows;

/// <summary>
/// Counts values in logarithmic classes, so that a quantile is at most 1 % off: DDSketch (Masson, Rim, Lee: "DDSketch",
/// PVLDB 12, 2019). Negative values have classes of their own; what is nearer to zero than 1e-9 counts as zero.
/// Bounded: values are clamped to 1e12, which makes at most some 2,450 classes a sign.
/// </summary>
internal sealed class QuantileSketch
{
    private const double RelativeError = 0.01;
    private const double Smallest = 1e-9;
    private const double Largest = 1e12;

    private const int ClassLimit = 2_000;

    private static readonly double Gamma = (1 + RelativeError) / (1 - RelativeError);
    private static readonly double LogGamma = Math.Log(Gamma);

    private readonly SortedDictionary<int, long> _positive;
    private readonly SortedDictionary<int, long> _negative;
    private long _zero;

    public QuantileSketch()
    {
        _positive = [];
        _negative = [];
    }

    private QuantileSketch(QuantileSketch other)
    {
        _positive = new SortedDictionary<int, long>(other._positive);
        _negative = new SortedDictionary<int, long>(other._negative);
        _zero = other._zero;
        Count = other.Count;
    }

    public long Count { get; private set; }

    public void Add(double value)
    {
        Count++;
        var size = Math.Min(Math.Abs(value), Largest);
        if (size < Smallest)
        {
            _zero++;
            return;
        }

        var classes = value > 0 ? _positive : _negative;
        var number = (int)Math.Ceiling(Math.Log(size) / LogGamma);
        classes[number] = classes.GetValueOrDefault(number) + 1;
    }

    public void Merge(QuantileSketch other)
    {
        Merge(_positive, other._positive);
        Merge(_negative, other._negative);
        _zero += other._zero;
        Count += other.Count;
    }

    /// <summary>The value below which the share <paramref name="q"/> lies (nearest rank); null while empty.</summary>
    public double? Quantile(double q)
    {
        if (Count == 0)
        {
            return null;
        }

        // 0.07 of 100 is a little more than 7 in binary: without the last digits it is the 7th.
        var rank = (long)Math.Clamp(Math.Ceiling((q * Count) - 1e-9), 1, Count);
        foreach (var (number, count) in _negative.Reverse())
        {
            if ((rank -= count) <= 0)
            {
                return -ValueOf(number);
            }
        }

        if ((rank -= _zero) <= 0)
        {
            return 0;
        }

        foreach (var (number, count) in _positive)
        {
            if ((rank -= count) <= 0)
            {
                return ValueOf(number);
            }
        }

        return null;
    }

    public QuantileSketch Copy() => new(this);

    public void Write(BinaryWriter output)
    {
        output.Write(_zero);
        Write(output, _positive);
        Write(output, _negative);
    }

    public static QuantileSketch Read(BinaryReader input)
    {
        var sketch = new QuantileSketch { _zero = input.ReadTally() };
        sketch.Count = sketch._zero + Read(input, sketch._positive) + Read(input, sketch._negative);
        return sketch;
    }

    private static double ValueOf(int number) => 2 * Math.Pow(Gamma, number) / (Gamma + 1);

    private static void Merge(SortedDictionary<int, long> into, SortedDictionary<int, long> from)
    {
        foreach (var (number, count) in from)
        {
            into[number] = into.GetValueOrDefault(number) + count;
        }
    }

    private static void Write(BinaryWriter output, SortedDictionary<int, long> classes)
    {
        output.Write(classes.Count);
        foreach (var (number, count) in classes)
        {
            output.Write(number);
            output.Write(count);
        }
    }

    private static long Read(BinaryReader input, SortedDictionary<int, long> classes)
    {
        long sum = 0;
        for (var left = input.ReadSize(); left > 0; left--)
        {
            var number = input.ReadInt32();
            var count = input.ReadTally();
            if (Math.Abs((long)number) > ClassLimit)
            {
                throw new InvalidDataException("There is no such class.");
            }

            classes[number] = count;
            sum += count;
        }

        return sum;
    }
}
