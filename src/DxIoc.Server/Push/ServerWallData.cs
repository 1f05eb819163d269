using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;
using DxIoc.Contracts.Lineage;
using DxIoc.Feeds.Files;
using DxIoc.Feeds.Mqtt;
using DxIoc.Feeds.Pull;
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
    Lineage lineage,
    FeedBooks books,
    SeriesRegistry registry,
    IBrokerStates brokers,
    PollRunner polls,
    FolderBook folders,
    MapFile map,
    CatalogueState catalogueState,
    ServerStart start,
    TimeProvider time) : IWallData
{
    /// <summary>How long a page waits for history before it is drawn without: the browser asks again.</summary>
    private static readonly TimeSpan HistoryLimit = TimeSpan.FromSeconds(1);

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

    public async Task<IReadOnlyList<Sparkline>> SparklinesAsync(string area, DateTimeOffset? at, CancellationToken cancellation) =>
        await InTimeAsync(
            async stop => (IReadOnlyList<Sparkline>?)await BoardCalls.SparklinesAsync(source.Current, history, area, at is { } then ? Instant.From(then) : Instant.Now(time), stop), cancellation) ?? [];

    public Task<HistorySet> SeriesAsync(
        string area, string indicator, DateTimeOffset from, DateTimeOffset to, int width, bool ghost, CancellationToken cancellation) =>
        // The chart is drawn in the browser alone.
        Task.FromResult(new HistorySet(from, to, 60, null, []));

    public Task<Why?> WhyAsync(string area, string indicator, DateTimeOffset? at, CancellationToken cancellation) => InTimeAsync(
        stop => lineage.ReadAsync(area, indicator, at is { } then ? Instant.From(then) : Instant.Now(time), stop), cancellation);

    public Task<IReadOnlyList<FeedInfo>> FeedsAsync(CancellationToken cancellation) =>
        Task.FromResult(FeedCalls.FeedList(source.Current, books, registry, polls, folders));

    public Task<IReadOnlyList<BrokerInfo>> BrokersAsync(CancellationToken cancellation) => Task.FromResult(brokers.Current);

    public Task<IReadOnlyList<RefusedMessage>> RefusedAsync(string? feed, int limit, CancellationToken cancellation) =>
        history.ReadRefusedAsync(feed, limit, cancellation);

    public Task<ServerStatus> StatusAsync(CancellationToken cancellation) => Task.FromResult(new ServerStatus(
        ServerStart.Version, start.StartedAt, time.GetUtcNow(), [.. catalogueState.Errors.Select(e => e.ToString())], CatalogueCalls.Spool(history)));

    private async Task<T?> InTimeAsync<T>(Func<CancellationToken, Task<T?>> read, CancellationToken cancellation)
        where T : class
    {
        using var late = new CancellationTokenSource(HistoryLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            return await read(both.Token);
        }
        catch (Exception e) when (e is HistoryException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}
