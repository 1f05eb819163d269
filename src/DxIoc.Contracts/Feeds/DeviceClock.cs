namespace DxIoc.Contracts.Feeds;

/// <summary>A device's own time against the arrival of its messages.</summary>
/// <param name="OffsetSeconds">Own time less arrival of the message that was least on its way; above zero the clock is ahead.</param>
/// <param name="Messages">From how many of its last messages; at most 16.</param>
public sealed record DeviceClock(double OffsetSeconds, int Messages, ClockState State);
