namespace DxIoc.Indicators.Windows;

/// <summary>Count, sum, extremes and the newest value of some observations.</summary>
internal struct StatsBucket : IBucket<StatsBucket>
{
    public long Count { get; private set; }

    public double Sum { get; private set; }

    public double Min { get; private set; }

    public double Max { get; private set; }

    public double Last { get; private set; }

    private long LastMicros { get; set; }

    private ulong LastDevice { get; set; }

    public void Add(ulong device, long micros, double value) => Merge(new StatsBucket
    {
        Count = 1, Sum = value, Min = value, Max = value, Last = value, LastMicros = micros, LastDevice = device,
    });

    public void Merge(in StatsBucket other)
    {
        if (other.Count == 0)
        {
            return;
        }

        if (Count == 0)
        {
            this = other;
            return;
        }

        Count += other.Count;
        Sum += other.Sum;
        Min = Math.Min(Min, other.Min);
        Max = Math.Max(Max, other.Max);
        // Two devices may speak at the same microsecond: the larger key wins, whatever the order of arrival.
        if ((other.LastMicros, other.LastDevice).CompareTo((LastMicros, LastDevice)) > 0)
        {
            (Last, LastMicros, LastDevice) = (other.Last, other.LastMicros, other.LastDevice);
        }
    }

    public readonly StatsBucket Copy() => this;

    public readonly void Write(BinaryWriter output)
    {
        output.Write(Count);
        output.Write(Sum);
        output.Write(Min);
        output.Write(Max);
        output.Write(Last);
        output.Write(LastMicros);
        output.Write(LastDevice);
    }

    public static StatsBucket Read(BinaryReader input) => new()
    {
        Count = input.ReadTally(),
        Sum = input.ReadFinite(),
        Min = input.ReadFinite(),
        Max = input.ReadFinite(),
        Last = input.ReadFinite(),
        LastMicros = input.ReadInt64(),
        LastDevice = input.ReadUInt64(),
    };
}
