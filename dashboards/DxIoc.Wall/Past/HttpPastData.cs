using System.Net.Http.Json;
using DxIoc.Contracts.Boards;
using DxIoc.Contracts.History;
using DxIoc.Wall.Texts;

namespace DxIoc.Wall.Past;

/// <summary>The API of the past as the browser uses it.</summary>
internal sealed class HttpPastData(HttpClient http) : IPastData
{
    public async Task<IReadOnlyList<BoardUpdate>> BoardsAsync(DateTimeOffset at, CancellationToken cancellation) =>
        await GetAsync<List<BoardUpdate>>($"api/v1/boards?at={Figures.Machine(at)}", cancellation);

    public Task<BoardMinutes> MinutesAsync(string area, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        GetAsync<BoardMinutes>($"api/v1/boards/{area}/minutes?from={Figures.Machine(from)}&to={Figures.Machine(to)}", cancellation);

    public Task<BoardChanges> ChangesAsync(string area, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        GetAsync<BoardChanges>($"api/v1/boards/{area}/changes?below=true&from={Figures.Machine(from)}&to={Figures.Machine(to)}", cancellation);

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellation) =>
        await http.GetFromJsonAsync<T>(path, cancellation) ?? throw new HttpRequestException($"{path} answered nothing.");
}
