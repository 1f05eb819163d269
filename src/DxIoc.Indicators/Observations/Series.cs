using System.Text;

namespace DxIoc.Indicators.Observations;

/// <summary>
/// What one device of one feed measures in one area: with a time, the identity of an observation.
/// Instances are interned by <see cref="SeriesRegistry"/>; equal by value all the same.
/// </summary>
public sealed record Series(string Area, string Feed, string Device, string Measure)
{
    /// <summary>Stable across processes and machines: the same device of the same feed and area has the same key.</summary>
    public ulong DeviceKey { get; } = KeyOf(Area, Feed, Device);

    /// <summary>FNV-1a, 64 bits, over "area/feed/device" in UTF-8.</summary>
    public static ulong KeyOf(string area, string feed, string device)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes($"{area}/{feed}/{device}"))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }
}
