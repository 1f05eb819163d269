using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;

namespace DxIoc.History;

/// <summary>A recorded minute whose status differs from that of its cell's recorded minute before.</summary>
/// <param name="Time">Start of the minute, UTC.</param>
public sealed record StatusChange(Instant Time, string Indicator, ReadingStatus Before, ReadingStatus Status);
