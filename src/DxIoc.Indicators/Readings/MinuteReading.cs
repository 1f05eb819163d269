using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Readings;

/// <summary>
/// A cell's minute as history keeps it. Written again whole when a late observation corrects it.
/// </summary>
/// <param name="Minute">Start of the minute, UTC.</param>
/// <param name="Value">The reading as it stood at the minute's end, by event time.</param>
/// <param name="Min">Smallest value of the reading in this minute, by bucket ends (the value itself where a bucket is a minute or longer).</param>
/// <param name="Max">Largest, likewise.</param>
/// <param name="Count">Observations whose own time lies in this minute.</param>
/// <param name="Cumulative">As in the definition: an hour shows its last minute, not its mean.</param>
public sealed record MinuteReading(
    string Area, string Indicator, Instant Minute, double Value, double Min, double Max, long Count,
    ReadingStatus Status, bool Cumulative);
