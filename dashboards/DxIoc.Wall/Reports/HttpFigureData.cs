using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DxIoc.Contracts.Reports;

namespace DxIoc.Wall.Reports;

/// <summary>The API of reported figures as the browser uses it. Reading throws HttpRequestException when the server is away; the rest answers so.</summary>
internal sealed class HttpFigureData(HttpClient http) : IFigureData
{
    private const string Route = "api/v1/figures";

    public async Task<FigureSeat> SeatAsync(string? key, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Get, $"{Route}/me", key);
        using var response = await http.SendAsync(request, cancellation);
        return await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<FigureSeat>(cancellation) ?? new FigureSeat(false, null, false, false);
    }

    public async Task<IReadOnlyList<FigureSubmission>> SubmissionsAsync(SubmissionState? state, CancellationToken cancellation) =>
        await http.GetFromJsonAsync<List<FigureSubmission>>($"{Route}?limit=100{(state is { } s ? $"&state={s.ToString().ToLowerInvariant()}" : "")}", cancellation) ?? [];

    public Task<FigureSubmissionDetail?> SubmissionAsync(long id, CancellationToken cancellation) =>
        http.GetFromJsonAsync<FigureSubmissionDetail>(string.Create(CultureInfo.InvariantCulture, $"{Route}/{id}"), cancellation);

    public Task<FigurePosted<FigurePreview>> PreviewAsync(string key, FigureDraft draft, CancellationToken cancellation) =>
        PostAsync<FigurePreview>(key, $"{Route}/preview", Form(draft), cancellation);

    public Task<FigurePosted<FigureSubmission>> SubmitAsync(string key, FigureDraft draft, CancellationToken cancellation) =>
        PostAsync<FigureSubmission>(key, Route, Form(draft), cancellation);

    public Task<FigurePosted<FigureSubmission>> DecideAsync(string key, long id, string move, string reason, CancellationToken cancellation) =>
        PostAsync<FigureSubmission>(
            key, string.Create(CultureInfo.InvariantCulture, $"{Route}/{id}/{move}"), JsonContent.Create(new FigureDecision(reason)), cancellation);

    private async Task<FigurePosted<T>> PostAsync<T>(string key, string path, HttpContent content, CancellationToken cancellation)
        where T : class
    {
        try
        {
            using var request = Request(HttpMethod.Post, path, key);
            request.Content = content;
            using var response = await http.SendAsync(request, cancellation);
            return response.IsSuccessStatusCode
                ? new FigurePosted<T>(await response.Content.ReadFromJsonAsync<T>(cancellation), (int)response.StatusCode, "")
                : new FigurePosted<T>(null, (int)response.StatusCode, await DetailAsync(response, cancellation));
        }
        catch (Exception e) when (Live.ServerAway.Means(e))
        {
            return new FigurePosted<T>(null, 0, "");
        }
    }

    private static async Task<string> DetailAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("detail", out var detail) ? detail.GetString() ?? "" : "";
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string? key)
    {
        var request = new HttpRequestMessage(method, path);
        if (!string.IsNullOrEmpty(key))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return request;
    }

    private static MultipartFormDataContent Form(FigureDraft draft)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(draft.File ?? []), "file", draft.FileName } };
        foreach (var (name, value) in new[]
        {
            ("numbers", draft.Numbers), ("period", draft.Period), ("document", draft.Document), ("number", draft.Number), ("date", draft.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
            ("note", draft.Note), ("leaveOut", draft.LeaveOut ? "true" : "false"),
        })
        {
            form.Add(new StringContent(value), name);
        }

        return form;
    }
}
