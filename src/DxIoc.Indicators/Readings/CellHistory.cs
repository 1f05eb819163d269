using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Readings;

/// <summary>What history tells a cell from which it rebuilds itself.</summary>
/// <param name="Commit">The last durable write that this contains.</param>
/// <param name="Observations">All with a time within the window's reach of the newest, in any order.</param>
/// <param name="Devices">Every device known, with the time of its newest observation.</param>
/// <param name="LastMinute">The last recorded minute's start; null where none was.</param>
/// <param name="LastStatus">The status recorded with it: deadbands start from there.</param>
public sealed record CellHistory(
    long Commit,
    IReadOnlyList<CellObservation> Observations,
    IReadOnlyDictionary<ulong, Instant> Devices,
    Instant? LastMinute,
    ReadingStatus LastStatus)
{
    public static readonly CellHistory Empty =
        new(0, [], new Dictionary<ulong, Instant>(), null, ReadingStatus.Unknown);
}
