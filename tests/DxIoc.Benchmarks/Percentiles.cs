namespace DxIoc.Benchmarks;

/// <summary>Latencies in milliseconds, gathered and ranked.</summary>
internal sealed class Percentiles
{
    private readonly List<double> _values = [];

    public int Count => _values.Count;

    public void Add(double milliseconds) => _values.Add(milliseconds);

    /// <summary>Nearest rank; 0 while empty.</summary>
    public double At(double share)
    {
        if (_values.Count == 0)
        {
            return 0;
        }

        _values.Sort();
        return _values[(int)Math.Clamp(Math.Ceiling(share * _values.Count) - 1, 0, _values.Count - 1)];
    }
}
