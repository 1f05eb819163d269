using DxIoc.Contracts.Catalogue;

namespace DxIoc.Contracts.Feeds;

/// <summary>A feed with its books. At any time received = stored + waiting + duplicate + refused, counted in observations.</summary>
public sealed record FeedInfo
{
    public required string Id { get; init; }
    public required LocalText Name { get; init; }
    public long Received { get; init; }
    public long Stored { get; init; }
    public long Waiting { get; init; }
    public long Duplicate { get; init; }
    public long Refused { get; init; }

    /// <summary>Arrival of the last observation or refusal, UTC; null when nothing ever came.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Seconds between the last stored observation's own time and its arrival; null when nothing was stored.</summary>
    public double? Lag { get; init; }

    /// <summary>Observations received a second, over the last minute.</summary>
    public double Rate { get; init; }

    /// <summary>Devices known of this feed.</summary>
    public int Devices { get; init; }

    /// <summary>How the fetching goes, by definition; empty where it fetches nothing.</summary>
    public IReadOnlyList<PollInfo> Polls { get; init; } = [];

    /// <summary>How the reading of its watched folders goes; empty where it has none.</summary>
    public IReadOnlyList<FolderInfo> Folders { get; init; } = [];

    /// <summary>False when observations arrive that no indicator of the catalogue uses at all.</summary>
    public bool Used { get; init; }
}
