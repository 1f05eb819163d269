using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;

namespace DxIoc.Wall.Live;

/// <summary>What pages ask for besides the stream: over HTTP in the browser, directly where they are pre-rendered.</summary>
public interface IWallData
{
    /// <summary>The catalogue in force and every board as it is now.</summary>
    Task<WallSeed> SeedAsync(CancellationToken cancellation);

    /// <summary>The catalogue in force, without boards: those come by the stream.</summary>
    Task<WallSeed> CatalogueAsync(CancellationToken cancellation);

    Task<IReadOnlyList<Sparkline>> SparklinesAsync(string area, CancellationToken cancellation);

    Task<IReadOnlyList<HistoryPoint>> HistoryAsync(string area, string indicator, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation);

    Task<IReadOnlyList<FeedInfo>> FeedsAsync(CancellationToken cancellation);

    Task<IReadOnlyList<RefusedMessage>> RefusedAsync(string? feed, int limit, CancellationToken cancellation);

    Task<ServerStatus> StatusAsync(CancellationToken cancellation);
}
