using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DxIoc.Contracts.Dashboards;

namespace DxIoc.Designer.Drafts;

/// <summary>The designer's calls as the browser uses them. Throws HttpRequestException when the server is away.</summary>
internal sealed class DeskData(HttpClient http)
{
    /// <summary>With what a save is sent with, so that the answer tells whether one will be let in.</summary>
    public async Task<SceneFile> OpenAsync(string id)
    {
        using var request = Own(HttpMethod.Get, $"api/v1/scenes/{id}/file");
        using var response = await http.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<SceneFile>() ?? throw new HttpRequestException("The file's call answered nothing.");
    }

    /// <summary>What cannot be tried at all is told as the text as it was, with why.</summary>
    public async Task<SceneDraft> DraftAsync(string id, string text, IReadOnlyList<SceneEdit> edits)
    {
        using var response = await http.PostAsJsonAsync($"api/v1/scenes/{id}/draft", new SceneDraftRequest(text, edits));
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<SceneDraft>())!
            : new SceneDraft(text, null, await ProblemsAsync(response), []);
    }

    /// <summary>What was saved, or why nothing was.</summary>
    public async Task<(SceneSaved? Saved, IReadOnlyList<string> Errors, bool Changed)> SaveAsync(string id, string text, string version)
    {
        using var request = Own(HttpMethod.Put, $"api/v1/scenes/{id}");
        request.Content = JsonContent.Create(new SceneSave(text, version));
        using var response = await http.SendAsync(request);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<SceneSaved>(), [], false)
            : (null, await ProblemsAsync(response), response.StatusCode == HttpStatusCode.Conflict);
    }

    public async Task<IReadOnlyList<SceneVersion>> VersionsAsync(string id) => await GetAsync<List<SceneVersion>>($"api/v1/scenes/{id}/versions");

    public Task<SceneDraft> VersionAsync(string id, string version) => GetAsync<SceneDraft>($"api/v1/scenes/{id}/versions/{version}");

    /// <summary>No page of another site can send the header.</summary>
    private static HttpRequestMessage Own(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("X-DxIoc", "1");
        return request;
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(HttpResponseMessage response)
    {
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (problem.TryGetProperty("detail", out var detail) ? detail.GetString() ?? "" : response.ReasonPhrase ?? "").Split('\n');
    }

    private async Task<T> GetAsync<T>(string path) => await http.GetFromJsonAsync<T>(path) ?? throw new HttpRequestException($"{path} answered nothing.");
}
