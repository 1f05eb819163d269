using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;
using DxIoc.Grains.Boards;
using DxIoc.Grains.Intake;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Indicators.Observations;
using DxIoc.Server.Api;
using DxIoc.Server.State;
using DxIoc.Wall.Live;

namespace DxIoc.Server.Push;

/// <summary>What pre-rendered pages show, straight from where the API takes it.</summary>
internal sealed class ServerWallData(
    ICatalogueSource source,
    BoardMirror boards,
    IHistory history,
    FeedBooks books,
    SeriesRegistry registry,
    MapFile map,
    CatalogueState catalogueState,
    ServerStart start,
    TimeProvider time) : IWallData
{
    public async Task<WallSeed> SeedAsync(CancellationToken cancellation)
    {
        var catalogue = await CatalogueAsync(cancellation);
        return catalogue with { Boards = [.. catalogue.Areas.Select(a => boards.Snapshot(a.Id)).OfType<BoardUpdate>()] };
    }

    public Task<WallSeed> CatalogueAsync(CancellationToken cancellation)
    {
        var catalogue = source.Current;
        return Task.FromResult(new WallSeed(
            catalogue.AreaInfos(), catalogue.Sectors, catalogue.IndicatorInfos(), map.GeoJson, []));
    }

    public Task<IReadOnlyList<Sparkline>> SparklinesAsync(string area, CancellationToken cancellation) =>
        BoardCalls.SparklinesAsync(source.Current, history, area, Instant.Now(time), cancellation);

    public Task<IReadOnlyList<HistoryPoint>> HistoryAsync(
        string area, string indicator, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        // The chart is drawn in the browser alone.
        Task.FromResult<IReadOnlyList<HistoryPoint>>([]);

    public Task<IReadOnlyList<FeedInfo>> FeedsAsync(CancellationToken cancellation) =>
        Task.FromResult(FeedCalls.FeedList(source.Current, books, registry));

    public Task<IReadOnlyList<RefusedMessage>> RefusedAsync(string? feed, int limit, CancellationToken cancellation) =>
        history.ReadRefusedAsync(feed, limit, cancellation);

    public Task<ServerStatus> StatusAsync(CancellationToken cancellation) => Task.FromResult(new ServerStatus(
        ServerStart.Version, start.StartedAt, time.GetUtcNow(), [.. catalogueState.Errors.Select(e => e.ToString())]));
}
