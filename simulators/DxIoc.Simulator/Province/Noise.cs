namespace DxIoc.Simulator.Province;

/// <summary>
/// Repeatable chance: every draw is a function of seed, name and time, so the same seed gives the same day, from wherever
/// it is looked at. Smooth draws pass through random points a given span apart.
/// </summary>
internal sealed class Noise(int seed)
{
    /// <summary>Evenly in [0, 1), by name and number.</summary>
    public double Uniform(string name, long number)
    {
        var hash = 14695981039346656037UL ^ (ulong)(uint)seed;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        hash ^= (ulong)number * 0x9E3779B97F4A7C15UL;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return ((hash ^ (hash >> 31)) >> 11) / (double)(1UL << 53);
    }

    /// <summary>In [-1, 1], moving smoothly with time.</summary>
    public double Smooth(string name, DateTimeOffset time, TimeSpan span)
    {
        var at = time.UtcTicks / (double)span.Ticks;
        var slot = (long)Math.Floor(at);
        var part = at - slot;
        var ease = part * part * (3 - (2 * part));
        return (((Uniform(name, slot) * (1 - ease)) + (Uniform(name, slot + 1) * ease)) * 2) - 1;
    }

    /// <summary>A whole number around an expectation, for events in a stretch of time.</summary>
    public int Events(string name, DateTimeOffset time, double expected)
    {
        var draw = Uniform(name, time.ToUnixTimeSeconds());
        return (int)Math.Floor(Math.Max(0, expected * (0.5 + draw)) + Uniform(name + "+", time.ToUnixTimeSeconds()));
    }
}
