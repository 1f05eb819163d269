using System.Net.Http.Headers;
using System.Net.Http.Json;
using DxIoc.Contracts.Observations;

namespace DxIoc.Server.Tests.Api;

/// <summary>POST /api/v1/observations where the settings want a key.</summary>
public sealed class ObservationKeysTests : IAsyncLifetime
{
    private const string Old = "observations-key-1";
    private const string New = "observations-key-2";

    private readonly OwnServer _server = new($"--Observations:Keys={Old} {New}");

    public Task InitializeAsync() => _server.InitializeAsync();

    public Task DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(Old, "", 200)]
    [InlineData(New, "", 200)]
    [InlineData(null, "", 401)]
    [InlineData("observations-key-3", "", 403)]
    [InlineData(New, "?access_token=x", 400)]
    public async Task Any_of_its_keys_lets_in_and_nothing_else_does(string? key, string query, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/observations" + query)
        {
            Content = JsonContent.Create(new[] { new { area = "di-an", feed = "air", device = "keyed", measure = "pm25", value = 41 } }),
        };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);

        using var response = await _server.Http.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(status == 200, await response.Content.ReadFromJsonAsync<PostedResult>() is { Accepted: 1 });
    }
}
