using DxIoc.Feeds.Pull;
using DxIoc.Feeds.Tests.Definitions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Feeds.Tests.Pull;

/// <summary>What a trial tells of an answer that is fetched once.</summary>
public sealed class PollTrialTests
{
    [Fact]
    public async Task A_trial_tells_each_page_step_by_step()
    {
        var trials = await TryAsync("url: URL/data, pages: { next: $.more }", c => c.Request.Path == "/data"
            ? PollTests.Tagged(c, "\"v1\"", """{"rows": [{"id": "a", "v": 1}, {"id": "b", "v": "x"}], "more": "/rest"}""")
            : c.Response.WriteAsync("""{"rows": [{"id": "c", "v": 3}]}"""));

        Assert.Equal(["a", "c"], trials.SelectMany(t => t.Observations).Select(o => o.Device));
        Assert.Matches("^GET http://127.0.0.1:\\d+/data: 71 bytes, ETag \"v1\"$", trials[0].Steps[0].Said);
        Assert.Equal("the definition at feeds.yaml:2; feed air", trials[0].Steps[1].Said);
        Assert.StartsWith("number: pm25 at v: it is the text 'x'", Assert.Single(trials[0].Refused));
        Assert.EndsWith("/data page 2: 31 bytes", trials[1].Steps[0].Said);
        Assert.Contains(trials[1].Steps, s => s is { Step: "admission", Good: true } && s.Said.Contains("it is read by dust", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_trial_tells_why_nothing_came()
    {
        var trial = Assert.Single(await TryAsync("url: URL/data", c => PollTests.Status(c, 403)));

        Assert.Equal("poll: it answers 403: the key is missing, wrong or has no right there; correct headers, or what the environment or file has", Assert.Single(trial.Refused));
        Assert.Equal("feeds.yaml:2", trial.Definition);
    }

    private static async Task<IReadOnlyList<DxIoc.Contracts.Feeds.FeedTrial>> TryAsync(string poll, Func<HttpContext, Task> answer)
    {
        await using var portal = await StubPortal.StartAsync();
        portal.Answer = answer;
        var read = SmallFeeds.Read(("feeds.yaml", PollBench.Yaml(poll).Replace("URL", portal.Url)));
        return await PollTrial.RunAsync(read.Mappings!, SmallFeeds.Catalogue, new FakeTimeProvider(SmallFeeds.Now), TimeSpan.FromDays(30), CancellationToken.None);
    }
}
