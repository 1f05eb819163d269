using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DxIoc.Contracts.Displays;
using DxIoc.Wall.Live;

namespace DxIoc.Wall.Displays;

/// <summary>The API of displays as the browser uses it.</summary>
internal sealed class HttpDisplayData(HttpClient http) : IDisplayData
{
    private const string Route = "api/v1/displays";

    public async Task<DisplayList> ListAsync(CancellationToken cancellation) =>
        await http.GetFromJsonAsync<DisplayList>(Route, cancellation) ?? throw new HttpRequestException("The server answered nothing.");

    public async Task<Enrolment?> EnrolAsync(EnrolRequest request, CancellationToken cancellation)
    {
        using var response = await http.PostAsJsonAsync($"{Route}/enrol", request, cancellation);
        return response.StatusCode == HttpStatusCode.TooManyRequests
            ? null
            : await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<Enrolment>(cancellation);
    }

    public Task<string> ApproveAsync(DisplayApproval approval, CancellationToken cancellation) => SendAsync(HttpMethod.Post, "approve", JsonContent.Create(approval), cancellation);

    public Task<string> ChangeAsync(string id, DisplayChange change, CancellationToken cancellation) => SendAsync(HttpMethod.Post, id, JsonContent.Create(change), cancellation);

    public Task<string> RemoveAsync(string id, CancellationToken cancellation) => SendAsync(HttpMethod.Delete, id, null, cancellation);

    public Task<string> DriveAsync(DisplayCommand command, CancellationToken cancellation) => SendAsync(HttpMethod.Post, "drive", JsonContent.Create(command), cancellation);

    private async Task<string> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(method, $"{Route}/{path}") { Content = content };
            using var response = await http.SendAsync(request, cancellation);
            return response.IsSuccessStatusCode ? "" : await DetailAsync(response, cancellation);
        }
        catch (Exception e) when (ServerAway.Means(e))
        {
            return "0";
        }
    }

    private static async Task<string> DetailAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancellation);
        return problem.ValueKind == JsonValueKind.Object && problem.TryGetProperty("detail", out var detail) ? $"{status} {detail.GetString()}" : status;
    }
}
