using System.Globalization;
using System.Net.Http.Json;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;
using DxIoc.Simulator.Traffic;

namespace DxIoc.Simulator.Load;

/// <summary>The server under load as its API tells of it: areas, the indicator to be watched, the books, the figures.</summary>
internal sealed class LoadTarget(Uri server) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http = new() { BaseAddress = server, Timeout = Patience };

    /// <summary>Every area; those below others before them or after, as the server has them.</summary>
    /// <exception cref="TrafficException">The server does not answer.</exception>
    public Task<IReadOnlyList<AreaInfo>> AreasAsync(CancellationToken cancellation) => GetAsync<IReadOnlyList<AreaInfo>>("api/v1/areas", cancellation);

    /// <summary>An indicator whose reading tells when a message of this feed and measure is shown.</summary>
    /// <exception cref="TrafficException">The catalogue has none.</exception>
    public async Task<IndicatorInfo> IndicatorAsync(string feed, string measure, CancellationToken cancellation) =>
        (await GetAsync<IReadOnlyList<IndicatorInfo>>("api/v1/indicators", cancellation))
            .FirstOrDefault(i => i.Feed == feed && i.Measures is [var only] && only == measure)
        ?? throw new TrafficException($"No indicator of {server} shows {feed}/{measure} alone: choose --feed and --measure of one that {server}api/v1/indicators lists, or --viewers 0.");

    /// <summary>The feed's books; nothing booked where the server does not know it yet.</summary>
    /// <exception cref="TrafficException">The server does not answer.</exception>
    public async Task<FeedInfo> BooksAsync(string feed, CancellationToken cancellation) =>
        (await GetAsync<IReadOnlyList<FeedInfo>>("api/v1/feeds", cancellation)).FirstOrDefault(f => f.Id == feed)
        ?? new FeedInfo { Id = feed, Name = new LocalText(feed, feed) };

    /// <summary>Observations that history counts in the minutes of these areas since a time.</summary>
    /// <exception cref="TrafficException">The server does not answer.</exception>
    public async Task<long> ChartedAsync(IEnumerable<string> areas, string indicator, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation)
    {
        long count = 0;
        foreach (var area in areas)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"api/v1/history/{area}/{indicator}?from={from:yyyy-MM-ddTHH:mm:ssZ}&to={to:yyyy-MM-ddTHH:mm:ssZ}&step=1m");
            count += (await GetAsync<IReadOnlyList<HistoryPoint>>(path, cancellation)).Sum(p => p.Count);
        }

        return count;
    }

    /// <summary>What the process says of itself; null when it does not answer now.</summary>
    public async Task<ServerFigures?> FiguresAsync(CancellationToken cancellation)
    {
        try
        {
            return ServerFigures.Parse(await _http.GetStringAsync("metrics", cancellation));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
    {
        try
        {
            return await _http.GetFromJsonAsync<T>(path, cancellation) ?? throw new TrafficException($"{server}{path} answers nothing.");
        }
        catch (Exception e) when (e is HttpRequestException or System.Text.Json.JsonException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new TrafficException($"{server}{path} cannot be read ({e.Message.TrimEnd('.')}): start the server, or name another with --server.", e);
        }
    }
}
