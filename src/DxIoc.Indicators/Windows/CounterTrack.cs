namespace DxIoc.Indicators.Windows;

/// <summary>One device's counter readings in order of time, bounded: the oldest go first.</summary>
internal sealed class CounterTrack
{
    /// <summary>Readings kept of one device: an hour at one every half second.</summary>
    public const int Limit = 7_200;

    private readonly List<(long Micros, double Value)> _samples;

    public CounterTrack() => _samples = [];

    private CounterTrack(CounterTrack other) => _samples = [.. other._samples];

    public bool Any => _samples.Count > 0;

    public void Add(long micros, double value)
    {
        var at = _samples.Count;
        while (at > 0 && _samples[at - 1].Micros > micros)
        {
            at--;
        }

        _samples.Insert(at, (micros, value));
        if (_samples.Count > Limit)
        {
            _samples.RemoveAt(0);
        }
    }

    public void Prune(long oldest)
    {
        var old = 0;
        while (old < _samples.Count && _samples[old].Micros < oldest)
        {
            old++;
        }

        _samples.RemoveRange(0, old);
    }

    /// <summary>
    /// Increase per microsecond between the first and the last reading in [from, to); null with fewer than two.
    /// A reading below the one before it is a counter that began anew: all of it is increase.
    /// </summary>
    public double? Rate(long from, long to, out long samples)
    {
        samples = 0;
        double increase = 0;
        (long Micros, double Value) first = default, before = default;
        foreach (var sample in _samples)
        {
            if (sample.Micros < from || sample.Micros >= to)
            {
                continue;
            }

            if (samples++ == 0)
            {
                first = sample;
            }
            else
            {
                increase += sample.Value >= before.Value ? sample.Value - before.Value : sample.Value;
            }

            before = sample;
        }

        return samples >= 2 ? increase / (before.Micros - first.Micros) : null;
    }

    public long Count(long from, long to) => _samples.Count(s => s.Micros >= from && s.Micros < to);

    public CounterTrack Copy() => new(this);

    public void Merge(CounterTrack other)
    {
        foreach (var (micros, value) in other._samples)
        {
            Add(micros, value);
        }
    }

    public void Write(BinaryWriter output)
    {
        output.Write(_samples.Count);
        foreach (var (micros, value) in _samples)
        {
            output.Write(micros);
            output.Write(value);
        }
    }

    public static CounterTrack Read(BinaryReader input)
    {
        var track = new CounterTrack();
        for (var left = input.ReadSize(); left > 0; left--)
        {
            track.Add(input.ReadInt64(), input.ReadFinite());
        }

        return track;
    }
}
