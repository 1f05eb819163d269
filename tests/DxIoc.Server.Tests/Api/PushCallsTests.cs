using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DxIoc.Contracts.Feeds;
using DxIoc.Contracts.Observations;

namespace DxIoc.Server.Tests.Api;

/// <summary>What systems post to the addresses of feeds, against a running server with definitions of its own.</summary>
public sealed class PushCallsTests : IAsyncLifetime
{
    private const string OldKey = "old-key-0123456789";
    private const string NewKey = "new-key-0123456789";

    private readonly string _folder = Directory.CreateTempSubdirectory("dxioc-push-").FullName;
    private readonly OwnServer _server;

    public PushCallsTests() => _server = new OwnServer($"--Feeds:Path={_folder}");

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "new.key"), NewKey + "\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "own.yaml"), $$"""
            feeds:
              - { id: education, push: true, area: di-an, records: "schools[*]", device: { path: id }, measures: { present: here, enrolled: [boys, girls] } }
              - { id: air, push: { keys: [ { sha256: {{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(OldKey)))}} }, { file: {{_folder}}/new.key } ] }, area: di-an, format: senml-json }
              - { id: air, push: { name: csv }, format: csv, area: di-an, device: { path: station }, measures: { pm25: dust }, limits: { payload: 2000 } }
              - { id: air, push: { name: line, rate-limit: 2/h }, format: lineprotocol, area: di-an, device: line }
            """);
        await _server.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_systems_own_json_is_read_by_its_definition_and_each_bad_record_answered()
    {
        const string Body = """{"schools": [{"id": "a", "here": 95, "boys": 50, "girls": 48}, {"id": "b", "here": "?", "boys": 1, "girls": 1}, {"id": "c", "boys": 7}]}""";

        var result = await TakenAsync("education", Body);

        Assert.Equal((3, 0), (result.Accepted, result.Duplicate));
        Assert.Equal([1, 2], result.Refused.Select(r => r.Index));
        Assert.Equal("enrolled at boys + girls: girls is not there; a sum needs a number at each of its paths", result.Refused[1].Reason);
        Assert.Contains(await RefusedAsync("education"), r => r.Topic == "POST /api/v1/feeds/education" && r.Payload == Body);
    }

    [Fact]
    public async Task The_same_pack_of_senml_posted_twice_counts_once()
    {
        const string Pack = """[{"bn": "station-9", "bt": 1790000000, "n": "pm25", "v": 41}]""";
        var body = Pack.Replace("1790000000", DateTimeOffset.UnixEpoch.Add(TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));

        var first = await TakenAsync("air", body, OldKey, "application/senml+json");
        var second = await TakenAsync("air", body, NewKey, "application/senml+json");

        Assert.Equal((1, 0), (first.Accepted, first.Duplicate));
        Assert.Equal((0, 1), (second.Accepted, second.Duplicate));
    }

    [Fact]
    public async Task Named_addresses_of_a_feed_have_a_definition_each()
    {
        var csv = await TakenAsync("air/csv", "station,dust\ns1,12.5\ns2,13\n", type: "text/csv");
        var line = await TakenAsync("air/line", "dust,place=x pm25=7,pm10=9\n", type: "text/plain");

        Assert.Equal((2, 2), (csv.Accepted, line.Accepted));
    }

    [Fact]
    public async Task Without_its_key_nothing_is_read_and_the_attempt_is_kept_without_what_it_brought()
    {
        using var none = await PostAsync("air", "[]");
        using var wrong = await PostAsync("air", "[]", "a-guess-that-is-wrong");
        using var inAddress = await PostAsync($"air?api_key={OldKey}", "[]");

        Assert.Equal([401, 403, 400], new[] { none, wrong, inAddress }.Select(r => (int)r.StatusCode));
        Assert.All(new[] { none, wrong, inAddress }, r => Assert.Equal("application/problem+json", r.Content.Headers.ContentType!.MediaType));
        Assert.Equal("Bearer", none.Headers.WwwAuthenticate.Single().Scheme);
        var kept = (await RefusedAsync("air")).Where(r => r.Code == "access").ToList();
        Assert.Equal(3, kept.Count);
        Assert.All(kept, r => Assert.Equal(("POST /api/v1/feeds/air", ""), (r.Topic, r.Payload)));
        Assert.DoesNotContain(kept, r => r.Reason.Contains(OldKey, StringComparison.Ordinal) || r.Reason.Contains("guess", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_is_replaced_in_its_file_counts_at_once()
    {
        using var before = await PostAsync("air", "[]", "rotated-0123456789", type: "application/senml+json");
        await File.WriteAllTextAsync(Path.Combine(_folder, "new.key"), "rotated-0123456789");
        using var after = await PostAsync("air", "[]", "rotated-0123456789", type: "application/senml+json");

        Assert.Equal((403, 200), ((int)before.StatusCode, (int)after.StatusCode));
    }

    [Fact]
    public async Task Strangers_are_kept_six_a_minute_and_counted_all()
    {
        for (var i = 0; i < 20; i++)
        {
            using var refused = await PostAsync("air", "[]");
            Assert.Equal(401, (int)refused.StatusCode);
        }

        Assert.Equal(6, (await RefusedAsync("air")).Count(r => r.Code == "access"));
        var metrics = await _server.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains("dxioc_push_requests_total{feed=\"air\",outcome=\"access\"}", metrics);
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("text/csv", 415)]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData(null, 200)]
    public async Task A_body_of_another_type_is_not_taken(string? type, int status)
    {
        using var response = await PostAsync("education", """{"schools": [{"id": "a", "here": 1}]}""", type: type);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_packed_body_is_unpacked_and_one_that_becomes_too_large_is_refused_before_it_is_whole()
    {
        var good = await PackedAsync("air/csv", "station,dust\ns7,12.5\n"u8.ToArray());
        var bomb = await PackedAsync("air/csv", new byte[50_000_000]);
        using var broken = await PostAsync("air/csv", "not packed", type: "text/csv", encoding: "gzip");
        using var other = await PostAsync("air/csv", "x", type: "text/csv", encoding: "br");
        using var large = await PostAsync("air/csv", new string('x', 2_001), type: "text/csv");

        Assert.Equal([200, 413, 400, 415, 413], [good, bomb, (int)broken.StatusCode, (int)other.StatusCode, (int)large.StatusCode]);
    }

    [Fact]
    public async Task More_requests_than_the_rate_are_told_to_come_later()
    {
        using var first = await PostAsync("air/line", "dust pm25=1", type: "text/plain");
        using var second = await PostAsync("air/line", "dust pm25=1", type: "text/plain");
        using var third = await PostAsync("air/line", "dust pm25=1", type: "text/plain");

        Assert.Equal([200, 200, 429], new[] { first, second, third }.Select(r => (int)r.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(1), third.Headers.RetryAfter!.Delta);
    }

    [Fact]
    public async Task An_address_without_a_definition_is_not_found()
    {
        using var other = await PostAsync("air/other", "[]");
        using var feed = await PostAsync("cameras", "[]");

        Assert.Equal((404, 404), ((int)other.StatusCode, (int)feed.StatusCode));
        Assert.Contains("push:", (await feed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());
    }

    private async Task<IReadOnlyList<RefusedMessage>> RefusedAsync(string feed) => await _server.GetAsync<RefusedMessage[]>($"refused?feed={feed}");

    private async Task<PostedResult> TakenAsync(string path, string body, string? key = null, string? type = "application/json")
    {
        using var response = await PostAsync(path, body, key, type);
        Assert.Equal("200 ", $"{(int)response.StatusCode} {(response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync())}");
        return (await response.Content.ReadFromJsonAsync<PostedResult>())!;
    }

    private async Task<int> PackedAsync(string path, byte[] body)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(body);
        }

        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        content.Headers.ContentEncoding.Add("gzip");
        using var response = await _server.Http.PostAsync(new Uri($"/api/v1/feeds/{path}", UriKind.Relative), content);
        return (int)response.StatusCode;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body, string? key = null, string? type = "application/json", string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/feeds/{path}") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        if (encoding is not null)
        {
            request.Content.Headers.ContentEncoding.Add(encoding);
        }

        if (key == NewKey)
        {
            request.Headers.Add("X-Api-Key", key);
        }
        else if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return await _server.Http.SendAsync(request);
    }
}
