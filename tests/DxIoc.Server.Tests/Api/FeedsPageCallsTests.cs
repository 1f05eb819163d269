using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.Observations;

namespace DxIoc.Server.Tests.Api;

/// <summary>The calls behind the feeds page, against a running server.</summary>
[Collection(ApiServerCollection.Name)]
public sealed class FeedsPageCallsTests(ApiServer server)
{
    private const string Definition = "feeds: [ { id: air, topic: \"posted/{device}\", area: di-an, measures: { pm25: p } } ]";

    [Fact]
    public async Task A_feeds_devices_are_told_in_pages_with_values_and_clock()
    {
        await PostAsync("""[{"area":"di-an","feed":"prices","device":"b","measure":"rice","value":17000},{"area":"di-an","feed":"prices","device":"a","measure":"rice","t":"2022-04-26T08:00:00+07:00","value":1}]""");

        var devices = await server.GetAsync<FeedDevices>("feeds/prices/devices?skip=0&limit=1");
        Assert.Equal(("prices", 1, "b"), (devices.Feed, devices.Total, Assert.Single(devices.Devices).Device));
        Assert.Equal(17_000, Assert.Single(devices.Devices[0].Measures).Value);
        Assert.Equal((404, ""), await StatusAsync("feeds/none/devices"));
        Assert.Equal((400, "limit"), await StatusAsync("feeds/prices/devices?limit=1001"));
        Assert.Equal((400, "skip"), await StatusAsync("feeds/prices/devices?skip=-1"));
    }

    [Fact]
    public async Task Refusals_are_told_by_feed_and_kind()
    {
        await PostAsync("""[{"area":"nowhere","feed":"dti","device":"b","measure":"score","value":1}]""");

        // A feed whose messages are all refused is known by the catalogue.
        var group = Assert.Single(await server.GetAsync<RefusedGroup[]>("refused/groups?feed=dti"));
        Assert.Equal(("dti", "area", 1L, true), (group.Feed, group.Code, group.Count, group.Whole));
        Assert.Contains("nowhere", group.Payload);
    }

    [Fact]
    public async Task Unmapped_topics_are_told_and_a_wrong_limit_is_refused()
    {
        var list = await server.GetAsync<UnmappedList>("feeds/unmapped?limit=5");

        Assert.Equal((0L, true, true), (list.Others, list.Everything, list.CanAccept));
        Assert.Equal((400, "limit"), await StatusAsync("feeds/unmapped?limit=0"));
    }

    [Fact]
    public async Task A_definition_is_accepted_once_and_listed()
    {
        var (status, field) = await AcceptAsync("posted.yaml", Definition);
        Assert.Equal((201, ""), (status, field));
        Assert.Contains(await server.GetAsync<AcceptedFeed[]>("feeds/definitions"), f => f.File == "posted.yaml" && f.Definition!.StartsWith("feeds: [", StringComparison.Ordinal));
        Assert.Equal((400, "file"), await AcceptAsync("posted.yaml", Definition));
    }

    [Fact]
    public async Task What_cannot_be_accepted_is_refused_as_problem_details()
    {
        Assert.Equal((400, "file"), await AcceptAsync("../posted.yaml", Definition));
        Assert.Equal((400, "definition"), await AcceptAsync("other.yaml", "feeds: [ { id: air } ]"));
        Assert.Equal((400, "definition"), await AcceptAsync("other.yaml", new string('x', 70_000)));
        Assert.Equal((413, ""), await AcceptAsync("other.yaml", new string('x', 600_000)));
        Assert.Equal((403, ""), await AcceptAsync("other.yaml", Definition, origin: "https://evil.example"));
        Assert.Equal((403, ""), await AcceptAsync("other.yaml", Definition, header: null));
        // Only JSON is a call of this API: what a form can send is none.
        Assert.Equal((404, ""), await AcceptAsync("other.yaml", Definition, type: "text/plain"));
        Assert.DoesNotContain(await server.GetAsync<AcceptedFeed[]>("feeds/definitions"), f => f.File == "other.yaml");
    }

    [Fact]
    public async Task The_calls_are_described()
    {
        var paths = (await server.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();

        Assert.Superset(
            new HashSet<string> { "/api/v1/feeds/{feed}/devices", "/api/v1/feeds/unmapped", "/api/v1/feeds/definitions", "/api/v1/refused/groups" }, paths.ToHashSet());
    }

    private async Task PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync(new Uri("/api/v1/observations", UriKind.Relative), content);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.NotNull(await response.Content.ReadFromJsonAsync<PostedResult>());
    }

    private async Task<(int Status, string Field)> StatusAsync(string path)
    {
        var (status, field, _) = await server.RefusalAsync(path);
        return (status, field);
    }

    private async Task<(int Status, string Field)> AcceptAsync(
        string file, string definition, string? origin = null, string? header = "1", string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/feeds/definitions")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { file, definition }), Encoding.UTF8, type),
        };
        request.Headers.Add("Accept", "application/json");
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        if (header is not null)
        {
            request.Headers.Add("X-DxIoc", header);
        }

        using var response = await server.Http.SendAsync(request);
        if (response.IsSuccessStatusCode)
        {
            return ((int)response.StatusCode, "");
        }

        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)response.StatusCode, problem.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().First().Name : "");
    }
}
