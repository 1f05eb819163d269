using DxIoc.Contracts.Dashboards;
using DxIoc.Contracts.Devices;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;

namespace DxIoc.Wall.Scenes;

/// <summary>
/// What scenes ask for besides boards: over HTTP in the browser, directly where they are pre-rendered. Throws what
/// <see cref="Live.ServerAway"/> means when the server is away.
/// </summary>
public interface ISceneData
{
    Task<SceneList> ScenesAsync(CancellationToken cancellation);

    /// <summary>Null where there is no such scene.</summary>
    Task<SceneInfo?> SceneAsync(string id, CancellationToken cancellation);

    /// <summary>The scene as it was when it was last asked for; null where it was not. It may have changed since.</summary>
    SceneInfo? Known(string id) => null;

    Task<IReadOnlyList<PlaylistInfo>> PlaylistsAsync(CancellationToken cancellation);

    /// <summary>Null where there is no such playlist.</summary>
    Task<PlaylistInfo?> PlaylistAsync(string id, CancellationToken cancellation);

    Task<IReadOnlyList<Sparkline>> SparklinesAsync(string area, DateTimeOffset? at, CancellationToken cancellation);

    /// <param name="cells">area/indicator, at most 12.</param>
    /// <param name="width">Steps wanted at most.</param>
    Task<HistorySet> SeriesAsync(
        IReadOnlyList<string> cells, DateTimeOffset from, DateTimeOffset to, int width, bool ghost, CancellationToken cancellation);

    Task<IReadOnlyList<FeedInfo>> FeedsAsync(CancellationToken cancellation);

    /// <summary>Cameras of an area and those below it.</summary>
    Task<IReadOnlyList<DeviceLatest>> CamerasAsync(string area, CancellationToken cancellation);

    /// <summary>The last pictures of an area's devices and those below it: which there are, not their bytes.</summary>
    Task<IReadOnlyList<PictureInfo>> PicturesAsync(string area, CancellationToken cancellation);

    /// <summary>Changes of status of an area and those below it in the last 24 hours.</summary>
    Task<BoardChanges> ChangesAsync(string area, DateTimeOffset? at, CancellationToken cancellation);
}
