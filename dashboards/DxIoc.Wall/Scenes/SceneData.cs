using DxIoc.Contracts.Devices;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;
using DxIoc.Wall.Live;
using DxIoc.Wall.Tiles;

namespace DxIoc.Wall.Scenes;

/// <summary>
/// What a scene has loaded besides boards. Each thing is loaded again at its own pace, and one that cannot be had does not keep the
/// others away. As much as the scene's tiles want, no more.
/// </summary>
public sealed class SceneData(ISceneData source)
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(1);

    private readonly Dictionary<object, DateTimeOffset> _due = [];
    private readonly Dictionary<string, (SparkBook Book, IReadOnlyList<Sparkline> Lines)> _sparks = new(StringComparer.Ordinal);
    private readonly Dictionary<SeriesWish, HistorySet> _series = [];
    private readonly Dictionary<string, IReadOnlyList<DeviceLatest>> _cameras = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<PictureInfo>> _pictures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BoardChanges> _changes = new(StringComparer.Ordinal);

    /// <summary>Null until they were loaded.</summary>
    public IReadOnlyList<FeedInfo>? Feeds { get; private set; }

    public string Spark(string area, string indicator, double? value, DateTimeOffset now) =>
        _sparks.TryGetValue(area, out var sparks) ? sparks.Book.Path(indicator, value, now) : "";

    /// <summary>Null until it was loaded.</summary>
    public HistorySet? Series(SeriesWish wish) => _series.GetValueOrDefault(wish);

    public IReadOnlyList<DeviceLatest>? Cameras(string area) => _cameras.GetValueOrDefault(area);

    /// <summary>The last pictures of the area's devices; empty until they were loaded.</summary>
    public IReadOnlyList<PictureInfo> Pictures(string area) => _pictures.GetValueOrDefault(area) ?? [];

    /// <summary>When the figure took the status that it has, as far as the last 24 hours tell.</summary>
    public DateTimeOffset? Since(string scope, string area, string indicator) =>
        _changes.GetValueOrDefault(scope)?.Changes.LastOrDefault(c => c.Area == area && c.Indicator == indicator)?.Time;

    /// <summary>Loads what is due. Throws what the last failed load threw, when the others are there.</summary>
    /// <param name="now">The moment that the scene shows; history ends there.</param>
    /// <param name="at">The same where it is past; null for now.</param>
    public async Task LoadAsync(SceneNeeds needs, DateTimeOffset now, DateTimeOffset? at, CancellationToken cancellation)
    {
        var loads = new List<Task>();
        foreach (var wanted in needs.Sparks.GroupBy(s => s.Area, s => s.Indicator, StringComparer.Ordinal))
        {
            loads.Add(DueAsync(("spark", wanted.Key), Seldom, now, async () => TakeSparks(
                wanted.Key, [.. (await source.SparklinesAsync(wanted.Key, at, cancellation)).Where(l => wanted.Contains(l.Indicator))])));
        }

        foreach (var wish in needs.Series)
        {
            loads.Add(DueAsync(wish, Seldom, now, async () => _series[wish] = await source.SeriesAsync(
                wish.Cells.Split(','), wish.From(now), now, wish.Width, wish.Ghost, cancellation)));
        }

        foreach (var area in needs.Cameras)
        {
            loads.Add(DueAsync(("cameras", area), Often, now, async () => _cameras[area] = await source.CamerasAsync(area, cancellation)));
        }

        foreach (var area in needs.Cameras)
        {
            loads.Add(DueAsync(("pictures", area), Often, now, async () => _pictures[area] = await source.PicturesAsync(area, cancellation)));
        }

        foreach (var area in needs.Changes)
        {
            loads.Add(DueAsync(("changes", area), Often, now, async () => _changes[area] = await source.ChangesAsync(area, at, cancellation)));
        }

        if (needs.Feeds)
        {
            loads.Add(DueAsync("feeds", Often, now, async () => Feeds = await source.FeedsAsync(cancellation)));
        }

        await Task.WhenAll(loads);
    }

    /// <summary>What is loaded, but for charts: those are drawn in the browser alone.</summary>
    public SceneSnapshot Snapshot(string subject) => new(
        subject, Feeds, _sparks.ToDictionary(s => s.Key, s => s.Value.Lines, StringComparer.Ordinal), new Dictionary<string, IReadOnlyList<DeviceLatest>>(_cameras, StringComparer.Ordinal))
    {
        Pictures = new Dictionary<string, IReadOnlyList<PictureInfo>>(_pictures, StringComparer.Ordinal),
    };

    /// <summary>Begins with what was loaded elsewhere; all of it is due.</summary>
    public void Restore(SceneSnapshot snapshot)
    {
        Feeds = snapshot.Feeds;
        foreach (var (area, lines) in snapshot.Sparks)
        {
            TakeSparks(area, lines);
        }

        foreach (var (area, cameras) in snapshot.Cameras)
        {
            _cameras[area] = cameras;
        }

        foreach (var (area, pictures) in snapshot.Pictures)
        {
            _pictures[area] = pictures;
        }
    }

    private void TakeSparks(string area, IReadOnlyList<Sparkline> lines)
    {
        var book = new SparkBook();
        book.Load(lines);
        _sparks[area] = (book, lines);
    }

    /// <summary>A jump of the clock in either direction (the time machine) makes all due.</summary>
    private async Task DueAsync(object what, TimeSpan pace, DateTimeOffset now, Func<Task> load)
    {
        if (_due.TryGetValue(what, out var due) && now < due && now > due - pace - pace)
        {
            return;
        }

        await load();
        _due[what] = now + pace - TimeSpan.FromSeconds(1);
    }
}
