namespace DxIoc.Contracts.Feeds;

/// <summary>A page of a feed's devices, by area and name.</summary>
/// <param name="Total">Devices of the feed.</param>
/// <param name="Skip">How many stand before this page.</param>
public sealed record FeedDevices(string Feed, int Total, int Skip, IReadOnlyList<FeedDevice> Devices);
