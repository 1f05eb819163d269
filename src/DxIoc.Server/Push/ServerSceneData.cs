using DxIoc.Contracts.Dashboards;
using DxIoc.Contracts.Devices;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;
using DxIoc.Feeds.Pictures;
using DxIoc.History;
using DxIoc.Indicators.Catalogue;
using DxIoc.Server.Api;
using DxIoc.Server.State;
using DxIoc.Wall.Live;
using DxIoc.Wall.Scenes;

namespace DxIoc.Server.Push;

/// <summary>What pre-rendered scenes show, straight from where the API takes it. Charts and changes come when the browser asks for them.</summary>
internal sealed class ServerSceneData(DashboardFolder dashboards, IWallData wall, ICatalogueSource catalogue, IHistory history, PictureBook pictures, TimeProvider time) : ISceneData
{
    /// <summary>How long a page waits for history before it is drawn without.</summary>
    private static readonly TimeSpan HistoryLimit = TimeSpan.FromSeconds(1);

    public Task<SceneList> ScenesAsync(CancellationToken cancellation) => Task.FromResult(DashboardCalls.List(dashboards));

    public Task<SceneInfo?> SceneAsync(string id, CancellationToken cancellation) => Task.FromResult(dashboards.Current.FindScene(id));

    public Task<IReadOnlyList<PlaylistInfo>> PlaylistsAsync(CancellationToken cancellation) => Task.FromResult(dashboards.Current.Playlists);

    public Task<PlaylistInfo?> PlaylistAsync(string id, CancellationToken cancellation) => Task.FromResult(dashboards.Current.FindPlaylist(id));

    public Task<IReadOnlyList<Sparkline>> SparklinesAsync(string area, DateTimeOffset? at, CancellationToken cancellation) =>
        wall.SparklinesAsync(area, at, cancellation);

    public Task<HistorySet> SeriesAsync(
        IReadOnlyList<string> cells, DateTimeOffset from, DateTimeOffset to, int width, bool ghost, CancellationToken cancellation) =>
        Task.FromResult(new HistorySet(from, to, 60, null, []));

    public Task<IReadOnlyList<FeedInfo>> FeedsAsync(CancellationToken cancellation) => wall.FeedsAsync(cancellation);

    public async Task<IReadOnlyList<DeviceLatest>> CamerasAsync(string area, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(HistoryLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            return await DeviceCalls.ReadAsync(catalogue.Current, history, CameraFeed.Id, CameraFeed.Measures, area, both.Token);
        }
        catch (Exception e) when (e is HistoryException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new TaskCanceledException("History did not answer in time; the page is drawn without cameras.", e);
        }
    }

    public Task<IReadOnlyList<PictureInfo>> PicturesAsync(string area, CancellationToken cancellation) =>
        Task.FromResult(PictureCalls.Read(catalogue.Current, pictures, area));

    public Task<BoardChanges> ChangesAsync(string area, DateTimeOffset? at, CancellationToken cancellation) =>
        Task.FromResult(new BoardChanges(time.GetUtcNow(), time.GetUtcNow(), [], false));
}
