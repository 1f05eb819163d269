using DxIoc.Contracts.Boards;
using DxIoc.Indicators.Observations;

namespace DxIoc.Indicators.Readings;

/// <summary>
/// A cell's minute as history keeps it. Written again whole when a late observation corrects it.
/// </summary>
/// <param name="Minute">Start of the minute, UTC.</param>
/// <param name="Value">
/// The reading at the minute's end, by event time: a function of the observations, however late. Where a bucket is longer
/// than a minute, all its minutes carry the bucket's figure.
/// </param>
/// <param name="Min">Smallest value of the reading in this minute, by bucket ends (the value itself where a bucket is a minute or longer).</param>
/// <param name="Max">Largest, likewise.</param>
/// <param name="Count">
/// Observations whose own time lies in this minute; those of a bucket longer than a minute all in its first, so that
/// minutes add up to hours.
/// </param>
/// <param name="Cumulative">As in the definition: an hour shows its last minute, not its mean.</param>
public sealed record MinuteReading(
    string Area, string Indicator, Instant Minute, double Value, double Min, double Max, long Count,
    ReadingStatus Status, bool Cumulative);
