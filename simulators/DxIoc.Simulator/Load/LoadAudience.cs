using DxIoc.Contracts.Catalogue;
using DxIoc.Simulator.Traffic;

namespace DxIoc.Simulator.Load;

/// <summary>The viewers of a load, who watch the areas in turn, and the books of what they are to see.</summary>
internal sealed class LoadAudience : IAsyncDisposable
{
    private readonly List<LoadViewer> _viewers = [];
    private readonly Dictionary<string, ShownBook> _watched = new(StringComparer.Ordinal);
    private readonly ShownBook[][] _above;
    private readonly Latencies _latencies = new();
    private readonly Dictionary<string, int> _viewersOf = new(StringComparer.Ordinal);

    /// <param name="leaves">Areas in which devices speak, in the order of <see cref="LoadPayload"/>.</param>
    public LoadAudience(LoadOptions options, IReadOnlyList<AreaInfo> areas, IReadOnlyList<string> leaves, IndicatorInfo? indicator, LoadClock clock, TimeProvider time)
    {
        var shown = indicator is null ? [] : areas.Select(a => a.Id).Where(indicator.Areas.Contains).ToList();
        for (var i = 0; i < options.Viewers && shown.Count > 0; i++)
        {
            var area = shown[i % shown.Count];
            if (!_watched.TryGetValue(area, out var book))
            {
                _watched.Add(area, book = new ShownBook());
            }

            _viewersOf[area] = _viewersOf.GetValueOrDefault(area) + 1;
            _viewers.Add(new LoadViewer(new Uri(options.Server, "hubs/board"), area, indicator!.Id, book, clock, _latencies, time));
        }

        var parents = areas.ToDictionary(a => a.Id, a => a.Parent, StringComparer.Ordinal);
        _above = [.. leaves.Select(leaf => Above(leaf, parents).Where(_watched.ContainsKey).Select(a => _watched[a]).ToArray())];
    }

    public LatencyFigures Latencies => _latencies.Figures();

    public bool IsThrough => _viewers.TrueForAll(v => v.IsThrough);

    public LoadViewing Viewing => new(
        _viewers.Count, _viewers.Sum(v => v.Updates), _watched.Sum(w => w.Value.Count * _viewersOf[w.Key]),
        _viewers.Sum(v => v.Shown), _viewers.Sum(v => v.LostSight), _viewers.Sum(v => v.Reconnects));

    /// <summary>Everyone is connected; they follow until the token says so.</summary>
    /// <exception cref="TrafficException">The server has no such hub.</exception>
    public async Task<Task> OpenAsync(CancellationToken following, CancellationToken cancellation)
    {
        foreach (var viewer in _viewers)
        {
            await viewer.OpenAsync(cancellation);
        }

        return Task.WhenAll(_viewers.Select(v => v.FollowAsync(following)));
    }

    /// <summary>A prompt message of this leaf's devices is to be seen there and on every board above.</summary>
    public void Expect(int leaf, long instantMicros, TimeSpan due)
    {
        foreach (var book in _above[leaf])
        {
            book.Add(instantMicros, due);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var viewer in _viewers)
        {
            await viewer.DisposeAsync();
        }
    }

    private static IEnumerable<string> Above(string area, Dictionary<string, string?> parents)
    {
        for (string? at = area; at is not null; at = parents.GetValueOrDefault(at))
        {
            yield return at;
        }
    }
}
