using DxIoc.Contracts.Catalogue;

namespace DxIoc.Contracts.Lineage;

/// <summary>One measure of one device behind a figure: its last message, and what became of its messages in the window's reach.</summary>
/// <param name="Topic">The canonical topic under which such a message comes, or would.</param>
/// <param name="T">The message's own time, UTC.</param>
/// <param name="Arrived">The server's clock when it came, UTC.</param>
/// <param name="Counted">Its observations that lie in the window and came in time.</param>
/// <param name="Late">Those that came too late to count.</param>
/// <param name="Before">Those in reach that are older than the window.</param>
/// <param name="State">Of the last one.</param>
/// <param name="Reason">The same in words.</param>
public sealed record WhyDevice(
    string Area,
    string Feed,
    string Device,
    string Measure,
    string Topic,
    DateTimeOffset T,
    double Value,
    DateTimeOffset Arrived,
    long Counted,
    long Late,
    long Before,
    DeviceState State,
    LocalText Reason);
