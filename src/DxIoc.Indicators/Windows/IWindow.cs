using System.Buffers;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Windows;

/// <summary>
/// The mergeable state of one aggregate over event time. What it holds is a function of the set of observations
/// added, not of their order, and merging states equals adding the union of their (disjoint) observations.
/// It keeps its window and, before it, its retention (allowed lateness and trend span); older falls out.
/// Not safe for concurrent use.
/// </summary>
public interface IWindow
{
    /// <summary>Time of the newest observation; null while empty.</summary>
    Instant? Newest { get; }

    /// <summary>Adds one observation, which was not added before. False when it is older than what is kept.</summary>
    /// <param name="device">The device's key, see <see cref="Series.DeviceKey"/>.</param>
    /// <param name="measure">Index in the indicator's measures.</param>
    bool Add(ulong device, int measure, Instant time, double value);

    /// <summary>Adds all that another window of the same indicator holds. The other is not changed.</summary>
    void Merge(IWindow other);

    /// <summary>A copy that shares nothing with this one.</summary>
    IWindow Copy();

    /// <summary>The figure of the window that ends with the bucket which contains <paramref name="end"/>.</summary>
    Evaluation Evaluate(Instant end);

    /// <summary>Observations kept whose time lies in [from, to), to bucket precision.</summary>
    long Count(Instant from, Instant to);

    /// <summary>Writes the state for another silo; <see cref="WindowFactory.Read"/> reads it.</summary>
    void Write(IBufferWriter<byte> output);
}
