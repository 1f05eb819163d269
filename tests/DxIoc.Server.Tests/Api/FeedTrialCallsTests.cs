using System.Net.Http.Json;
using System.Text.Json;
using DxIoc.Contracts.Feeds;

namespace DxIoc.Server.Tests.Api;

/// <summary>POST /api/v1/feeds/try against a running server.</summary>
[Collection(ApiServerCollection.Name)]
public sealed class FeedTrialCallsTests(ApiServer server)
{
    private const string Definition = "feeds: [ { use: frigate, area: di-an } ]";

    [Fact]
    public async Task A_posted_definition_is_tried_with_the_shipped_templates()
    {
        var trial = await TryAsync(new FeedTrialRequest("frigate/yard/status/detect", "offline", Definition: Definition));

        Assert.Equal([new TrialObservation("di-an", "cameras", "yard", "online", null, 0)], trial.Observations);
        Assert.Empty(trial.Refused);
        Assert.Contains("it is read by cameras-online", trial.Steps[^1].Said);
    }

    [Fact]
    public async Task Without_one_those_in_force_are_tried_and_nothing_is_stored()
    {
        var canonical = await TryAsync(new FeedTrialRequest("ioc/di-an/air/tried-only", """{"pm25": 1}"""));
        var other = await TryAsync(new FeedTrialRequest("frigate/yard/status/detect", "offline"));

        Assert.Equal(("canonical", 1), (canonical.Definition, canonical.Observations.Count));
        Assert.StartsWith("topic: the topic does not begin with ioc/", Assert.Single(other.Refused));
        Assert.DoesNotContain(await server.GetAsync<FeedInfo[]>("feeds"), f => f.Id == "air" && f.Devices > 0 && f.Received == 1);
    }

    [Fact]
    public async Task A_payload_that_is_no_text_comes_packed()
    {
        var trial = await TryAsync(new FeedTrialRequest(
            "s", null, Convert.ToBase64String(Convert.FromHexString("81a32162643a006474656d7002c4822018eb")),
            "feeds: [ { id: air, topic: s, area: di-an, format: senml-cbor } ]"));

        Assert.Equal([new TrialObservation("di-an", "air", "d", "temp", null, 23.5)], trial.Observations);
    }

    [Theory]
    [InlineData("""{"payload": "1"}""", "topic")]
    [InlineData("""{"topic": "a"}""", "payloadBase64")]
    [InlineData("""{"topic": "a", "payloadBase64": "?"}""", "payloadBase64")]
    [InlineData("""{"topic": "a", "payload": "1", "payloadBase64": "AA=="}""", "payload")]
    [InlineData("""{"topic": "a", "payload": "1", "definition": "feeds: [ { id: air } ]"}""", "definition")]
    public async Task What_cannot_be_tried_is_refused_with_the_field_at_fault(string body, string field)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync(new Uri("/api/v1/feeds/try", UriKind.Relative), content);

        Assert.Equal(400, (int)response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(field, problem.GetProperty("errors").EnumerateObject().Single().Name);
    }

    private async Task<FeedTrial> TryAsync(FeedTrialRequest request)
    {
        using var response = await server.Http.PostAsJsonAsync(new Uri("/api/v1/feeds/try", UriKind.Relative), request);
        Assert.Equal(200, (int)response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<FeedTrial>())!;
    }
}
