using System.Globalization;
using System.Net.Http.Json;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.Catalogue;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.History;
using DxIoc.Contracts.Lineage;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Live;

/// <summary>The API as the browser uses it. Throws HttpRequestException when the server is away.</summary>
internal sealed class HttpWallData(HttpClient http) : IWallData
{
    public async Task<WallSeed> SeedAsync(CancellationToken cancellation)
    {
        var catalogue = await CatalogueAsync(cancellation);
        var boards = new List<BoardUpdate>();
        foreach (var area in catalogue.Areas)
        {
            boards.Add(await GetAsync<BoardUpdate>($"api/v1/boards/{area.Id}", cancellation));
        }

        return catalogue with { Boards = boards };
    }

    public async Task<WallSeed> CatalogueAsync(CancellationToken cancellation)
    {
        var areas = await GetAsync<List<AreaInfo>>("api/v1/areas", cancellation);
        var sectors = await GetAsync<List<SectorInfo>>("api/v1/sectors", cancellation);
        var indicators = await GetAsync<List<IndicatorInfo>>("api/v1/indicators", cancellation);
        var map = await http.GetStringAsync("api/v1/map", cancellation);
        return new WallSeed(areas, sectors, indicators, map, []);
    }

    public async Task<IReadOnlyList<Sparkline>> SparklinesAsync(string area, DateTimeOffset? at, CancellationToken cancellation) =>
        await http.GetFromJsonAsync(
            $"api/v1/boards/{area}/sparklines{(at is { } then ? $"?at={Figures.Machine(then)}" : "")}", WallJson.Default.ListSparkline, cancellation) ?? [];

    public Task<HistorySet> SeriesAsync(
        string area, string indicator, DateTimeOffset from, DateTimeOffset to, int width, bool ghost, CancellationToken cancellation) =>
        GetAsync<HistorySet>(
            string.Create(
                CultureInfo.InvariantCulture,
                $"api/v1/series?cells={area}/{indicator}&from={Figures.Machine(from)}&to={Figures.Machine(to)}&width={width}{(ghost ? "&ghost=7d" : "")}"),
            cancellation);

    public async Task<Why?> WhyAsync(string area, string indicator, DateTimeOffset? at, CancellationToken cancellation) =>
        await GetAsync<Why>($"api/v1/why/{area}/{indicator}{(at is { } then ? $"?at={Figures.Machine(then)}" : "")}", cancellation);

    public async Task<IReadOnlyList<FeedInfo>> FeedsAsync(CancellationToken cancellation) =>
        await http.GetFromJsonAsync("api/v1/feeds", WallJson.Default.ListFeedInfo, cancellation) ?? [];

    public async Task<IReadOnlyList<BrokerInfo>> BrokersAsync(CancellationToken cancellation) =>
        await GetAsync<List<BrokerInfo>>("api/v1/brokers", cancellation);

    public async Task<IReadOnlyList<RefusedMessage>> RefusedAsync(string? feed, int limit, CancellationToken cancellation) =>
        await GetAsync<List<RefusedMessage>>(
            string.Create(CultureInfo.InvariantCulture, $"api/v1/refused?limit={limit}{(feed is null ? "" : "&feed=" + Uri.EscapeDataString(feed))}"),
            cancellation);

    public Task<ServerStatus> StatusAsync(CancellationToken cancellation) => GetAsync<ServerStatus>("api/v1/status", cancellation);

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellation) =>
        await http.GetFromJsonAsync<T>(path, cancellation) ?? throw new HttpRequestException($"{path} answered nothing.");
}
