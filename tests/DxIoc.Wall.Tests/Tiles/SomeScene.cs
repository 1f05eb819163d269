using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Dashboards;
using DxIoc.Contracts.Devices;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;
using DxIoc.Wall.Live;
using DxIoc.Wall.Scenes;
using DxIoc.Wall.Texts;
using DxIoc.Wall.Tiles;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Wall.Tests.Tiles;

/// <summary>A scene over a small province, at a moment that stands still, with what a test says that the server answers.</summary>
internal sealed class SomeScene : ISceneData
{
    private readonly List<IndicatorInfo> _indicators = [];
    private readonly Dictionary<string, List<Contracts.Boards.Reading>> _readings = new(StringComparer.Ordinal);

    public List<FeedInfo> Feeds { get; } = [];

    public List<DeviceLatest> Cameras { get; } = [];

    public List<PictureInfo> Pictures { get; } = [];

    public List<StatusMark> Changes { get; } = [];

    public List<HistoryPoint> Points { get; } = [];

    public List<string> Asked { get; } = [];

    /// <summary>A question that begins so is answered by nobody.</summary>
    public string? Away { get; set; }

    public Language Language { get; } = new();

    public SomeScene With(IndicatorInfo info)
    {
        _indicators.Add(info);
        return this;
    }

    public SomeScene Reading(string area, Contracts.Boards.Reading reading)
    {
        _readings.TryAdd(area, []);
        _readings[area].Add(reading);
        return this;
    }

    public static SceneInfo Of(string area, params TileInfo[] tiles) => new()
    {
        Id = "some",
        Title = new LocalText("Cảnh", "Scene"),
        Area = area,
        File = "some.yaml",
        Version = "1",
        Tiles = tiles,
        Layouts = Layouts(tiles),
    };

    public TileScope Scope(string area, params TileInfo[] tiles) => new(Of(area, tiles), Some.Seed(_indicators));

    public async Task<TileView> ViewAsync(string area, params TileInfo[] tiles)
    {
        var live = new LiveBoards(null, new FakeTimeProvider(Some.Moment));
        var scope = Scope(area, tiles);
        live.Begin(scope.Seed with { Boards = [.. scope.Seed.Areas.Select(a => Some.Whole(a.Id, [.. _readings.GetValueOrDefault(a.Id) ?? []]))] });
        var data = new SceneData(this);
        await data.LoadAsync(SceneNeeds.Of(scope.Scene, scope.Seed), live.Now, null, CancellationToken.None);
        return new TileView(scope, live, data, Language, null);
    }

    public Task<SceneList> ScenesAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<SceneInfo?> SceneAsync(string id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<PlaylistInfo>> PlaylistsAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<PlaylistInfo?> PlaylistAsync(string id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<Sparkline>> SparklinesAsync(string area, DateTimeOffset? at, CancellationToken cancellation) => Answer<IReadOnlyList<Sparkline>>(
        $"sparks {area}", [.. _indicators.Select(i => new Sparkline(i.Id, Some.Moment.AddHours(-1), 1_800, [1, 2, null]))]);

    public Task<HistorySet> SeriesAsync(
        IReadOnlyList<string> cells, DateTimeOffset from, DateTimeOffset to, int width, bool ghost, CancellationToken cancellation) => Answer(
            $"series {string.Join(',', cells)}", new HistorySet(from, to, 300, null, [.. cells.Select(c => new HistoryLine(c.Split('/')[0], c.Split('/')[1], Points))]));

    public Task<IReadOnlyList<FeedInfo>> FeedsAsync(CancellationToken cancellation) => Answer<IReadOnlyList<FeedInfo>>("feeds", Feeds);

    public Task<IReadOnlyList<DeviceLatest>> CamerasAsync(string area, CancellationToken cancellation) => Answer<IReadOnlyList<DeviceLatest>>($"cameras {area}", Cameras);

    public Task<IReadOnlyList<PictureInfo>> PicturesAsync(string area, CancellationToken cancellation) => Answer<IReadOnlyList<PictureInfo>>($"pictures {area}", Pictures);

    public Task<BoardChanges> ChangesAsync(string area, DateTimeOffset? at, CancellationToken cancellation) =>
        Answer($"changes {area}", new BoardChanges(Some.Moment.AddDays(-1), Some.Moment, Changes, false));

    private Task<T> Answer<T>(string question, T answer)
    {
        Asked.Add(question);
        return Away is not null && question.StartsWith(Away, StringComparison.Ordinal) ? throw new HttpRequestException("away") : Task.FromResult(answer);
    }

    /// <summary>Side by side.</summary>
    private static SceneLayouts Layouts(TileInfo[] tiles)
    {
        var layout = new SceneLayout(
            Math.Max(1, tiles.Length), 1, tiles.Select((t, i) => (t.Id, Place: new TilePlace(i + 1, 1, 1, 1))).ToDictionary(t => t.Id, t => t.Place, StringComparer.Ordinal));
        return new SceneLayouts(layout, layout, layout);
    }
}
