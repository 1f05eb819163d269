using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Readings;

/// <summary>
/// One indicator in one area: its window, its parts, its devices, its status. The value is a function of the
/// observations alone (the window ends at the newest one); the clock decides only freshness.
/// Not safe for concurrent use; a grain owns it.
/// </summary>
public sealed class IndicatorCell
{
    /// <param name="area">The area's id.</param>
    /// <param name="indicator">Not a formula.</param>
    /// <param name="zone">The civil zone of day windows.</param>
    /// <param name="parts">The child areas that are expected to give a part; empty at a leaf.</param>
    public IndicatorCell(string area, IndicatorDefinition indicator, TimeZoneInfo zone, IReadOnlyCollection<string> parts) =>
        throw new NotImplementedException();

    /// <summary>Starts anew from history. Parts given before stay.</summary>
    public void Rebuild(CellHistory history) => throw new NotImplementedException();

    /// <summary>
    /// Takes observations, each once. Those which a rebuild already contained (by commit) and those later than
    /// the allowed lateness are passed over. True when anything changed.
    /// </summary>
    public bool Accept(ReadOnlySpan<CellObservation> observations) => throw new NotImplementedException();

    /// <summary>Takes a child's part in place of the one before. Areas that are not expected are ignored. True when anything changed.</summary>
    public bool MergePart(CellPart part) => throw new NotImplementedException();

    /// <summary>What this cell gives to its parent: a copy.</summary>
    public CellPart Part() => throw new NotImplementedException();

    /// <summary>The reading as it stands; moves the status (with its deadband) along.</summary>
    public CellReading Read(Instant now) => throw new NotImplementedException();

    /// <summary>When freshness or coverage changes next without any observation; null when it will not.</summary>
    public Instant? NextExpiry(Instant now) => throw new NotImplementedException();

    /// <summary>
    /// The minutes that changed since the last call, to be recorded: touched by observations, parts or a change of status,
    /// and after a rebuild those since the last recorded one. At most what the window's retention can still evaluate.
    /// </summary>
    public IReadOnlyList<MinuteReading> TakeMinutes() => throw new NotImplementedException();
}
