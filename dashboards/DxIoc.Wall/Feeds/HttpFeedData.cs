using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using DxIoc.Contracts.Feeds;

namespace DxIoc.Wall.Feeds;

/// <summary>The feeds' API as the browser uses it. Throws HttpRequestException when the server is away.</summary>
internal sealed class HttpFeedData(HttpClient http) : IFeedData
{
    /// <summary>Devices on one page.</summary>
    public const int DevicesShown = 50;

    public Task<FeedDevices> DevicesAsync(string feed, int skip, CancellationToken cancellation) => GetAsync<FeedDevices>(
        string.Create(CultureInfo.InvariantCulture, $"api/v1/feeds/{Uri.EscapeDataString(feed)}/devices?skip={skip}&limit={DevicesShown}"), cancellation);

    public async Task<IReadOnlyList<RefusedGroup>> RefusedGroupsAsync(CancellationToken cancellation) =>
        await GetAsync<List<RefusedGroup>>("api/v1/refused/groups", cancellation);

    public Task<UnmappedList> UnmappedAsync(CancellationToken cancellation) => GetAsync<UnmappedList>("api/v1/feeds/unmapped", cancellation);

    public async Task<IReadOnlyList<AcceptedFeed>> AcceptedAsync(CancellationToken cancellation) =>
        await GetAsync<List<AcceptedFeed>>("api/v1/feeds/definitions", cancellation);

    public async Task<TrialAnswer> TryAsync(FeedTrialRequest request, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync("api/v1/feeds/try", request, cancellation);
        return response.IsSuccessStatusCode
            ? new TrialAnswer(await response.Content.ReadFromJsonAsync<FeedTrial>(cancellation), [])
            : new TrialAnswer(null, await ProblemsAsync(response, cancellation));
    }

    public async Task<IReadOnlyList<string>> AcceptAsync(AcceptedFeed feed, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/feeds/definitions") { Content = JsonContent.Create(feed) };
        request.Headers.Add("X-DxIoc", "1");
        using var response = await http.SendAsync(request, cancellation);
        return response.IsSuccessStatusCode ? [] : await ProblemsAsync(response, cancellation);
    }

    /// <summary>Problem details in words; each mistake is one.</summary>
    private static async Task<IReadOnlyList<string>> ProblemsAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return problem.TryGetProperty("errors", out var errors)
            ? [.. errors.EnumerateObject().SelectMany(e => e.Value.EnumerateArray().Select(v => v.GetString() ?? "")).SelectMany(t => t.Split('\n'))]
            : [problem.TryGetProperty("detail", out var detail) ? detail.GetString() ?? "" : response.ReasonPhrase ?? ""];
    }

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellation) =>
        await http.GetFromJsonAsync<T>(path, cancellation) ?? throw new HttpRequestException($"{path} answered nothing.");
}
