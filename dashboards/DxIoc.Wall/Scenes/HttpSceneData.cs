using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using DxIoc.Contracts.Dashboards;
using DxIoc.Contracts.Devices;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Scenes;

/// <summary>The API as scenes use it in the browser.</summary>
internal sealed class HttpSceneData(HttpClient http) : ISceneData
{
    /// <summary>Scenes that are remembered; beyond it all are forgotten.</summary>
    private const int Remembered = 200;

    private readonly Dictionary<string, SceneInfo> _known = new(StringComparer.Ordinal);

    public SceneInfo? Known(string id) => _known.GetValueOrDefault(id);

    public Task<SceneList> ScenesAsync(CancellationToken cancellation) => GetAsync<SceneList>("api/v1/scenes", cancellation);

    public async Task<SceneInfo?> SceneAsync(string id, CancellationToken cancellation)
    {
        var scene = await FindAsync<SceneInfo>($"api/v1/scenes/{Uri.EscapeDataString(id)}", cancellation);
        if (_known.Count >= Remembered)
        {
            _known.Clear();
        }

        _known.Remove(id);
        if (scene is not null)
        {
            _known.Add(id, scene);
        }

        return scene;
    }

    public async Task<IReadOnlyList<PlaylistInfo>> PlaylistsAsync(CancellationToken cancellation) =>
        await GetAsync<List<PlaylistInfo>>("api/v1/playlists", cancellation);

    public Task<PlaylistInfo?> PlaylistAsync(string id, CancellationToken cancellation) =>
        FindAsync<PlaylistInfo>($"api/v1/playlists/{Uri.EscapeDataString(id)}", cancellation);

    public async Task<IReadOnlyList<Sparkline>> SparklinesAsync(string area, DateTimeOffset? at, CancellationToken cancellation) =>
        await GetAsync<List<Sparkline>>($"api/v1/boards/{area}/sparklines{(at is { } then ? $"?at={Figures.Machine(then)}" : "")}", cancellation);

    public Task<HistorySet> SeriesAsync(
        IReadOnlyList<string> cells, DateTimeOffset from, DateTimeOffset to, int width, bool ghost, CancellationToken cancellation) => GetAsync<HistorySet>(
            string.Create(
                CultureInfo.InvariantCulture,
                $"api/v1/series?cells={string.Join(',', cells)}&from={Figures.Machine(from)}&to={Figures.Machine(to)}&width={width}{(ghost ? "&ghost=7d" : "")}"),
            cancellation);

    public async Task<IReadOnlyList<FeedInfo>> FeedsAsync(CancellationToken cancellation) => await GetAsync<List<FeedInfo>>("api/v1/feeds", cancellation);

    public async Task<IReadOnlyList<DeviceLatest>> CamerasAsync(string area, CancellationToken cancellation) =>
        await GetAsync<List<DeviceLatest>>($"api/v1/devices?feed={CameraFeed.Id}&measures={string.Join(',', CameraFeed.Measures)}&area={area}", cancellation);

    public async Task<IReadOnlyList<PictureInfo>> PicturesAsync(string area, CancellationToken cancellation) =>
        await GetAsync<List<PictureInfo>>($"api/v1/devices/pictures?area={area}", cancellation);

    public Task<BoardChanges> ChangesAsync(string area, DateTimeOffset? at, CancellationToken cancellation) => GetAsync<BoardChanges>(
        $"api/v1/boards/{area}/changes?below=true{(at is { } then ? $"&to={Figures.Machine(then)}" : "")}", cancellation);

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellation) =>
        await http.GetFromJsonAsync<T>(path, cancellation) ?? throw new HttpRequestException($"{path} answered nothing.");

    private async Task<T?> FindAsync<T>(string path, CancellationToken cancellation)
        where T : class
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), cancellation);
        return answer.StatusCode == HttpStatusCode.NotFound
            ? null
            : await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<T>(cancellation);
    }
}
