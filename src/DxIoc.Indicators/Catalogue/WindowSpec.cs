namespace DxIoc.Indicators.Catalogue;

/// <summary>
/// The stretch of event time that a value covers: a sliding length cut into buckets, or the civil day so far.
/// </summary>
/// <param name="Length">How far back a sliding window reaches; 24 h for a day.</param>
/// <param name="Bucket">Width of a bucket; divides the length and a minute, or is a multiple of a minute that divides an hour.</param>
/// <param name="CivilDay">True: from midnight in the catalogue's zone to the end of the current bucket.</param>
public sealed record WindowSpec(TimeSpan Length, TimeSpan Bucket, bool CivilDay);
