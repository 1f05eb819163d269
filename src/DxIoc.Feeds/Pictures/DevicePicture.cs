using DxIoc.Indicators.Observations;

namespace DxIoc.Feeds.Pictures;

/// <summary>The last picture of a device. Immutable.</summary>
/// <param name="Bytes">As it came.</param>
/// <param name="Type">Its media type, by its own first bytes.</param>
/// <param name="Arrived">Its age counts from here: what a sender says of its time nobody can check.</param>
/// <param name="Label">What is on it, in its sender's word; null where the topic has none.</param>
/// <param name="StaleAfter">Older than this it is not shown.</param>
public sealed record DevicePicture(
    string Feed, string Area, string Device, ReadOnlyMemory<byte> Bytes, string Type, Instant Arrived, string? Label, TimeSpan StaleAfter);
