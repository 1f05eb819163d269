using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;
using DxIoc.Contracts.Lineage;

namespace DxIoc.Wall.Live;

/// <summary>What pages ask for besides the stream: over HTTP in the browser, directly where they are pre-rendered.</summary>
public interface IWallData
{
    /// <summary>The catalogue in force and every board as it is now.</summary>
    Task<WallSeed> SeedAsync(CancellationToken cancellation);

    /// <summary>The catalogue in force, without boards: those come by the stream.</summary>
    Task<WallSeed> CatalogueAsync(CancellationToken cancellation);

    /// <param name="at">The end of the sparklines; null for now.</param>
    Task<IReadOnlyList<Sparkline>> SparklinesAsync(string area, DateTimeOffset? at, CancellationToken cancellation);

    /// <param name="width">Of the chart, in pixels.</param>
    /// <param name="ghost">Whether the same hours of the week before are wanted too.</param>
    Task<HistorySet> SeriesAsync(
        string area, string indicator, DateTimeOffset from, DateTimeOffset to, int width, bool ghost, CancellationToken cancellation);

    /// <summary>Why a figure is what it is; null where there is no such figure.</summary>
    /// <param name="at">The moment to explain; null for now.</param>
    Task<Why?> WhyAsync(string area, string indicator, DateTimeOffset? at, CancellationToken cancellation);

    Task<IReadOnlyList<FeedInfo>> FeedsAsync(CancellationToken cancellation);

    Task<IReadOnlyList<BrokerInfo>> BrokersAsync(CancellationToken cancellation);

    Task<IReadOnlyList<RefusedMessage>> RefusedAsync(string? feed, int limit, CancellationToken cancellation);

    Task<ServerStatus> StatusAsync(CancellationToken cancellation);
}
