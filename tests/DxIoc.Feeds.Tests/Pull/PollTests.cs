using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace DxIoc.Feeds.Tests.Pull;

/// <summary>What good answers become, fetched from a real HTTP server.</summary>
public sealed class PollTests
{
    private const string Body = """{"at": "2022-04-26T00:59:00Z", "rows": [{"id": "a", "v": 1}, {"id": "b", "v": 2}]}""";
    private const string Timed = "time: $.at\nmeasures: { pm25: v }";

    [Fact]
    public async Task An_answer_is_read_by_its_definition_at_its_own_distance()
    {
        await using var bench = await PollBench.StartAsync("url: URL/data, every: 30s", _ => c => c.Response.WriteAsync(Body));

        var first = await bench.PollAsync();
        Assert.Equal(["north/air/a/pm25 = 1", "north/air/b/pm25 = 2"], bench.Lines);
        Assert.Equal($"GET {bench.Portal.Url}/data", bench.Came[0].Topic);
        Assert.Equal((null, 0, 30), (first.Failure, first.FailuresInARow, first.EverySeconds));
        Assert.InRange((first.NextAttempt - first.LastSuccess)!.Value.TotalSeconds, 29, 30);

        await bench.PollAsync();
        Assert.Equal((2, 4), (bench.Portal.Asked.Count, bench.Lines.Count));
    }

    [Fact]
    public async Task Method_headers_query_and_body_are_what_the_definition_says_and_secrets_come_from_elsewhere()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "from-the-file\n");
        Environment.SetEnvironmentVariable("DXIOC_TEST_POLL_KEY", "from-the-environment");
        await using var bench = await PollBench.StartAsync(
            $$"""url: "URL/data?x=1", method: POST, body: '{"q": 1}', query: { day: "a b", token: { env: DXIOC_TEST_POLL_KEY } }, headers: { X-Api-Key: { file: {{file}} }, Authorization: { env: DXIOC_TEST_POLL_KEY, prefix: "Bearer " }, Accept: text/json }""",
            _ => c => c.Response.WriteAsync(Body));

        var state = await bench.PollAsync();

        var (address, headers, body) = bench.Portal.Asked.Single();
        Assert.Equal("/data?x=1&day=a%20b&token=from-the-environment", address);
        Assert.Equal(("from-the-file", "Bearer from-the-environment", "text/json", """{"q": 1}"""), (headers["X-Api-Key"].ToString(), headers.Authorization.ToString(), headers.Accept.ToString(), body));
        Assert.Equal($"POST {bench.Portal.Url}/data", state.Address);
        Assert.DoesNotContain("from-the", bench.Came[0].Topic);
        File.Delete(file);
    }

    [Fact]
    public async Task A_missing_secret_is_a_failure_in_words_and_nothing_is_asked()
    {
        await using var bench = await PollBench.StartAsync("url: URL/data, headers: { X-Api-Key: { env: DXIOC_TEST_NO_SUCH } }");

        var state = await bench.PollAsync();

        Assert.Equal("the header X-Api-Key cannot be sent: the environment variable DXIOC_TEST_NO_SUCH has no text: set it where the server is started", state.Failure);
        Assert.Empty(bench.Portal.Asked);
    }

    [Fact]
    public async Task An_unchanged_answer_with_a_time_of_its_own_is_no_new_figure()
    {
        await using var bench = await PollBench.StartAsync("url: URL/data, every: 10s", _ => c => Tagged(c, "\"v1\"", Body), Timed);

        await bench.PollAsync();
        var state = await bench.PollAsync();

        Assert.Equal("\"v1\"", bench.Portal.Asked[1].Headers.IfNoneMatch.ToString());
        Assert.Equal(["north/air/a/pm25 = 1 @ 2022-04-26T00:59:00Z", "north/air/b/pm25 = 2 @ 2022-04-26T00:59:00Z"], bench.Lines);
        Assert.Equal((null, 1), (state.Failure, state.Unchanged));
    }

    [Fact]
    public async Task An_unchanged_answer_without_a_time_says_its_figures_as_of_now()
    {
        await using var bench = await PollBench.StartAsync("url: URL/data, every: 10s", _ => c => Tagged(c, "\"v1\"", Body));

        await bench.PollAsync();
        await bench.PollAsync();

        Assert.Equal(["north/air/a/pm25 = 1", "north/air/b/pm25 = 2", "north/air/a/pm25 = 1", "north/air/b/pm25 = 2"], bench.Lines);
    }

    [Fact]
    public async Task The_last_change_is_asked_for_where_there_is_no_tag()
    {
        var changed = new DateTimeOffset(2022, 4, 26, 0, 0, 0, TimeSpan.Zero);
        await using var bench = await PollBench.StartAsync("url: URL/data, every: 10s", _ => c =>
        {
            c.Response.Headers.LastModified = changed.ToString("R", CultureInfo.InvariantCulture);
            c.Response.StatusCode = c.Request.Headers.IfModifiedSince.Count > 0 ? 304 : 200;
            return c.Response.StatusCode == 304 ? Task.CompletedTask : c.Response.WriteAsync(Body);
        });

        await bench.PollAsync();

        Assert.Equal(1, (await bench.PollAsync()).Unchanged);
        Assert.Equal("Tue, 26 Apr 2022 00:00:00 GMT", bench.Portal.Asked[1].Headers.IfModifiedSince.ToString());
    }

    [Fact]
    public async Task What_could_not_be_stored_is_fetched_in_full_again()
    {
        await using var bench = await PollBench.StartAsync("url: URL/data, every: 10s", _ => c => Tagged(c, "\"v1\"", Body));
        var store = bench.Outcome;
        bench.Outcome = _ => throw new DxIoc.Indicators.Observations.IntakeClosedException();

        Assert.Equal("what came could not be stored; it is fetched again", (await bench.PollAsync()).Failure);
        bench.Outcome = store;
        Assert.Null((await bench.PollAsync()).Failure);

        Assert.Equal("", bench.Portal.Asked[1].Headers.IfNoneMatch.ToString());
        Assert.Equal(2, bench.Lines.Count);
    }

    [Fact]
    public async Task Pages_go_on_by_the_address_in_them_and_each_is_asked_whether_it_changed()
    {
        await using var bench = await PollBench.StartAsync("url: URL/p1, every: 10s, pages: { next: $.more }", _ => c => c.Request.Path == "/p1"
            ? Tagged(c, "\"one\"", """{"rows": [{"id": "a", "v": 1}], "more": "p2?x=y"}""")
            : c.Response.WriteAsync("""{"rows": [{"id": "b", "v": 2}], "more": null}"""));

        await bench.PollAsync();
        await bench.PollAsync();

        Assert.Equal(["/p1", "/p2?x=y", "/p1", "/p2?x=y"], bench.Portal.Asked.Select(a => a.Address));
        Assert.Equal([$"GET {bench.Portal.Url}/p1", $"GET {bench.Portal.Url}/p1 page 2"], bench.Came.Select(m => m.Topic).Take(2));
        Assert.Equal(4, bench.Lines.Count);
    }

    [Theory]
    [InlineData("parameter: page, last: $.pages", 3)]
    [InlineData("parameter: page", 4)]
    [InlineData("parameter: page, first: 2, last: $.pages", 2)]
    public async Task Numbered_pages_end_at_the_last_or_at_an_empty_one(string pages, int asked)
    {
        await using var bench = await PollBench.StartAsync($"url: \"URL/p?a=b\", pages: {{ {pages} }}", _ => c =>
            c.Response.WriteAsync(int.Parse(c.Request.Query["page"]!, CultureInfo.InvariantCulture) <= 3
                ? $$"""{"pages": 3, "rows": [{"id": "d{{c.Request.Query["page"]}}", "v": 1}]}"""
                : """{"pages": 3, "rows": []}"""));

        var state = await bench.PollAsync();

        Assert.Null(state.Failure);
        Assert.Equal(asked, bench.Portal.Asked.Count);
        Assert.All(bench.Portal.Asked, a => Assert.StartsWith("/p?a=b&page=", a.Address));
        Assert.All(bench.Came, m => Assert.Empty(m.Bad));
    }

    [Fact]
    public async Task One_address_for_each_area_is_asked_by_its_code()
    {
        await using var bench = await PollBench.StartAsync(
            "url: \"URL/{area}/now\", areas: { \"718\": north, \"719\": south }",
            _ => c => c.Request.Path == "/719/now" ? c.Response.WriteAsync(Body) : Status(c, 500));

        var state = await bench.PollAsync();

        Assert.Equal(["/718/now", "/719/now"], bench.Portal.Asked.Select(a => a.Address));
        Assert.Equal(["south/air/a/pm25 = 1", "south/air/b/pm25 = 2"], bench.Lines);
        Assert.Equal("718: it answers 500: it is in trouble itself; ask who runs it", state.Failure);
    }

    [Fact]
    public async Task A_changed_definition_reads_the_next_answer_and_a_removed_one_is_asked_no_more()
    {
        await using var bench = await PollBench.StartAsync("url: URL/data, every: 10s", _ => c => Tagged(c, "\"v1\"", Body));
        await bench.PollAsync();

        bench.Change(PollBench.Yaml("url: URL/data, every: 10s", "measures: { pm10: v }"));
        await PollBench.UntilAsync(() => bench.States.Count == 1);
        await bench.PollAsync();
        await bench.PollAsync();
        Assert.Contains("north/air/a/pm10 = 1", bench.Lines);

        bench.Change("feeds: []");
        await PollBench.UntilAsync(() => bench.States.Count == 0);
        var asked = bench.Portal.Asked.Count;
        bench.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(asked, bench.Portal.Asked.Count);
    }

    [Fact]
    public async Task A_slow_answer_costs_another_poll_nothing_and_is_never_asked_twice_at_once()
    {
        var release = new TaskCompletionSource();
        await using var bench = await PollBench.StartAsync("url: URL/slow, every: 10s, timeout: 5m", _ => async c =>
        {
            if (c.Request.Path == "/slow")
            {
                await release.Task.WaitAsync(c.RequestAborted);
            }

            await c.Response.WriteAsync(Body);
        });
        bench.Change(PollBench.Yaml("url: URL/slow, every: 10s, timeout: 5m") + PollBench.Yaml("url: URL/fast, every: 10s")["feeds:\n".Length..]);
        await PollBench.UntilAsync(() => bench.States.Count == 2);

        for (var i = 0; i < 5; i++)
        {
            var before = bench.Portal.Asked.Count(a => a.Address == "/fast");
            await PollBench.UntilAsync(() =>
            {
                bench.Time.Advance(TimeSpan.FromMilliseconds(500));
                return bench.Portal.Asked.Count(a => a.Address == "/fast") > before;
            });
        }

        Assert.Equal(1, bench.Portal.Asked.Count(a => a.Address == "/slow"));
        release.SetResult();
    }

    internal static Task Tagged(HttpContext context, string tag, string body)
    {
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            return Status(context, 304);
        }

        return context.Response.WriteAsync(body);
    }

    internal static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
