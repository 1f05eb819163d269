namespace DxIoc.Contracts.Feeds;

/// <summary>A device of a feed as it was last heard.</summary>
/// <param name="LastSeen">Arrival of its last message, UTC; null where it was not heard since the server's start.</param>
/// <param name="Clock">Null where its messages give no time.</param>
public sealed record FeedDevice(
    string Area, string Device, DateTimeOffset? LastSeen, IReadOnlyList<DeviceMeasure> Measures, DeviceClock? Clock);
