using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;

namespace DxIoc.Feeds.Tests.Pull;

/// <summary>What bad answers become: a failure in words, a pause, and nothing that was not said.</summary>
public sealed class PollFailureTests
{
    private const string Body = """{"rows": [{"id": "a", "v": 1}]}""";

    [Fact]
    public async Task After_failures_it_comes_back_soon_then_each_time_after_twice_as_long_and_at_its_distance_once_it_is_well()
    {
        var status = 500;
        await using var bench = await PollBench.StartAsync("url: URL/data, every: 10m", _ => c => status == 200 ? c.Response.WriteAsync(Body) : PollTests.Status(c, status));

        var waits = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            var failed = await bench.PollAsync();
            Assert.Equal(i + 1, failed.FailuresInARow);
            waits.Add(Math.Round((failed.NextAttempt - failed.LastFailure)!.Value.TotalSeconds));
        }

        Assert.Equal([5, 10, 20, 40, 80, 160, 320, 600, 600, 600], waits);
        Assert.Equal("it answers 500: it is in trouble itself; ask who runs it", bench.State.Failure);
        Assert.Empty(bench.Came);

        status = 200;
        var well = await bench.PollAsync();
        Assert.Equal((null, 0), (well.Failure, well.FailuresInARow));
        Assert.NotNull(well.LastFailure);
        Assert.InRange((well.NextAttempt - well.LastSuccess)!.Value.TotalSeconds, 599, 600);
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("1", 5)]
    [InlineData("999999", 3_600)]
    public async Task It_is_left_alone_for_as_long_as_it_asks(string retryAfter, double seconds)
    {
        await using var bench = await PollBench.StartAsync("url: URL/data", _ => c =>
        {
            c.Response.Headers.RetryAfter = retryAfter;
            return PollTests.Status(c, 429);
        });

        var state = await bench.PollAsync();

        Assert.Equal("it answers 429: it is asked too often; raise every", state.Failure);
        Assert.Equal(seconds, Math.Round((state.NextAttempt - state.LastFailure)!.Value.TotalSeconds));
    }

    [Fact]
    public async Task A_hanging_answer_ends_with_its_time()
    {
        await using var bench = await PollBench.StartAsync("url: URL/data, timeout: 7s", _ => async c =>
        {
            await c.Response.WriteAsync("""{"rows": [""");
            await c.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, c.RequestAborted);
        });
        await PollBench.UntilAsync(() => bench.States is [{ NextAttempt: not null }]);
        bench.Time.Advance(TimeSpan.FromSeconds(5));
        await PollBench.UntilAsync(() => bench.Portal.Asked.Count == 1);
        var begun = bench.Time.GetUtcNow();

        await PollBench.UntilAsync(() =>
        {
            bench.Time.Advance(TimeSpan.FromMilliseconds(100));
            return bench.State.Failure is not null;
        });

        Assert.Equal("no whole answer within 7 s: raise timeout, or ask who runs it", bench.State.Failure);
        Assert.InRange((bench.State.LastFailure! - begun).Value.TotalSeconds, 2, 9);
        Assert.Empty(bench.Came);
    }

    [Fact]
    public async Task A_huge_answer_is_not_read_further_than_its_limit()
    {
        long sent = 0;
        await using var bench = await PollBench.StartAsync("url: URL/data", _ => async c =>
        {
            var megabyte = new byte[1 << 20];
            for (var i = 0; i < 1_000 && !c.RequestAborted.IsCancellationRequested; i++)
            {
                await c.Response.Body.WriteAsync(megabyte, c.RequestAborted);
                Interlocked.Add(ref sent, megabyte.Length);
                // The server learns a moment later that nobody reads on.
                await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, c.RequestAborted);
            }
        });

        var state = await bench.PollAsync();

        Assert.Equal("the answer has more than 1048576 bytes, and was not read further: ask for less, or raise limits: payload", state.Failure);
        Assert.InRange(Interlocked.Read(ref sent), 1L << 20, 64L << 20);
        Assert.Empty(bench.Came);
    }

    [Fact]
    public async Task A_way_to_another_host_is_not_followed_and_no_key_goes_there()
    {
        await using var other = await StubPortal.StartAsync();
        await using var bench = await PollBench.StartAsync("url: URL/data, headers: { X-Api-Key: { env: PATH } }", _ => c =>
        {
            c.Response.Redirect(other.Url + "/steal");
            return Task.CompletedTask;
        });

        var state = await bench.PollAsync();

        Assert.Equal($"it answers with 302, a way to {other.Url}; keys go to no other host: write that address into url if it is right", state.Failure);
        Assert.Empty(other.Asked);
    }

    [Fact]
    public async Task A_way_on_the_same_host_is_followed_and_a_ring_of_them_ends()
    {
        await using var bench = await PollBench.StartAsync("url: URL/old, every: 10s", _ => c =>
        {
            if (c.Request.Path == "/new")
            {
                return c.Response.WriteAsync(Body);
            }

            c.Response.Redirect(c.Request.Path == "/old" ? "/new" : "/ring");
            return Task.CompletedTask;
        });

        Assert.Null((await bench.PollAsync()).Failure);
        Assert.Equal(["/old", "/new"], bench.Portal.Asked.Select(a => a.Address));

        bench.Change(PollBench.Yaml("url: URL/ring, every: 10s"));
        await PollBench.UntilAsync(() => bench.States is [{ LastSuccess: null }]);
        Assert.Equal("it sends on more than 5 times: write the last address into url", (await bench.PollAsync()).Failure);
    }

    [Theory]
    [InlineData("/page", "page 1 goes on at an address that was read already: correct pages, or what sends it", 1)]
    [InlineData("?n=N", "there are more than 20 pages, and the rest was not read: raise limit in pages", 20)]
    [InlineData("http://127.0.0.2:9/x", "it goes on at http://127.0.0.2:9; keys go to no other host: correct next in pages, or what sends it", 1)]
    public async Task Pages_that_never_end_or_lead_elsewhere_are_a_failure_and_what_was_good_is_kept(string next, string failure, int pages)
    {
        var page = 0;
        await using var bench = await PollBench.StartAsync("url: URL/page, pages: { next: $.more }", _ => c =>
            c.Response.WriteAsync($$"""{"rows": [{"id": "a", "v": {{++page}}}], "more": "{{next.Replace("N", $"{page}")}}"}"""));

        var state = await bench.PollAsync();

        Assert.Equal(failure, state.Failure);
        Assert.Equal((pages, pages), (bench.Portal.Asked.Count, bench.Lines.Count));
    }

    [Theory]
    [InlineData("""{"rows": [{"id":""", "the payload is no whole JSON: broken at line 1, byte 17")]
    [InlineData("<html>Sign in</html>", "the payload is no whole JSON: broken at line 1, byte 1")]
    [InlineData("{}", "nothing is at rows[*], where records are to be: correct records, or what sends it")]
    public async Task An_answer_that_cannot_be_read_is_kept_whole_and_asked_for_again(string body, string reason)
    {
        await using var bench = await PollBench.StartAsync("url: URL/data, every: 10s", _ => c => PollTests.Tagged(c, "\"v1\"", body));

        var state = await bench.PollAsync();
        await bench.PollAsync();

        Assert.Equal("nothing of the answer could be used, and it is kept with the refused messages: " + reason, state.Failure);
        Assert.Equal(body, System.Text.Encoding.UTF8.GetString(bench.Came[0].Payload.Span));
        Assert.Equal("", bench.Portal.Asked[1].Headers.IfNoneMatch.ToString());
    }

    [Theory]
    [InlineData(401, "it answers 401: the key is missing, wrong or has no right there; correct headers, or what the environment or file has")]
    [InlineData(404, "it answers 404: there is nothing at this address; correct url")]
    [InlineData(204, "it answers 204: there is nothing in it")]
    [InlineData(304, "it answers 304, where 200 is right: correct url, method or headers")]
    public async Task Another_status_is_told_with_what_to_do(int status, string failure)
    {
        await using var bench = await PollBench.StartAsync("url: URL/data", _ => c => PollTests.Status(c, status));

        Assert.Equal(failure, (await bench.PollAsync()).Failure);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_not_accepted_and_told_as_such()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=portal.example.vn", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        await using var bench = await PollBench.StartAsync("url: URL/data", portal: await StubPortal.StartAsync(certificate));

        var state = await bench.PollAsync();

        Assert.StartsWith("https://", bench.Portal.Url);
        Assert.Matches("^its certificate is not accepted \\(.+\\): let it have one for 127\\.0\\.0\\.1 from an authority that this machine trusts", state.Failure);
        Assert.Empty(bench.Portal.Asked);
    }

    [Fact]
    public async Task Where_nothing_listens_and_where_no_name_is_are_told_apart()
    {
        var free = FreePort.Next();
        await using var bench = await PollBench.StartAsync($"url: \"http://127.0.0.1:{free}/data\", every: 10s");

        Assert.Equal($"nothing answers at 127.0.0.1:{free}: correct url, or start what is to answer", (await bench.PollAsync()).Failure);
    }
}
