using DxIoc.Contracts.Boards;

namespace DxIoc.Contracts.History;

/// <summary>A minute in which an indicator's status differed from the minute before.</summary>
/// <param name="Time">Start of the minute, UTC.</param>
public sealed record StatusMark(DateTimeOffset Time, string Area, string Indicator, ReadingStatus Before, ReadingStatus Status);
