using System.Collections.Concurrent;
using DxIoc.Contracts.Feeds;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Pull;
using DxIoc.Feeds.Tests.Definitions;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace DxIoc.Feeds.Tests.Pull;

/// <summary>Polls of a stub under a clock that the test moves, into an intake that keeps what came.</summary>
internal sealed class PollBench : IAsyncDisposable, IIntake, IHttpClientFactory
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<IncomingMessage> _came = new();
    private readonly ConcurrentBag<HttpClient> _clients = [];
    private readonly FixedMappings _mappings;
    private readonly PollRunner _runner;

    private PollBench(StubPortal portal, string yaml)
    {
        Portal = portal;
        var read = SmallFeeds.Read(("feeds.yaml", yaml.Replace("URL", portal.Url)));
        Assert.Equal([], read.Errors.Select(e => e.ToString()));
        _mappings = new FixedMappings(read.Mappings!);
        _runner = new PollRunner(_mappings, new FeedDecoder(_mappings, Time), this, this, Time, NullLogger<PollRunner>.Instance, () => 1);
    }

    public StubPortal Portal { get; }

    public FakeTimeProvider Time { get; } = new(SmallFeeds.Now);

    /// <summary>What the intake answers; an exception is thrown.</summary>
    public Func<IncomingMessage, IntakeOutcome> Outcome { get; set; } = m => new IntakeOutcome(m.Good.Count, 0, m.Bad);

    public PollInfo State => _runner.States["air"].Single();

    public IReadOnlyList<PollInfo> States => [.. _runner.States["air"]];

    public IReadOnlyList<IncomingMessage> Came => [.. _came];

    /// <summary>Everything that came, a line for each measurement and refusal.</summary>
    public IReadOnlyList<string> Lines => [.. _came.SelectMany(SmallFeeds.Lines)];

    public static async Task<PollBench> StartAsync(string poll, Func<StubPortal, Func<Microsoft.AspNetCore.Http.HttpContext, Task>>? answer = null, string measures = "measures: { pm25: v }", StubPortal? portal = null)
    {
        portal ??= await StubPortal.StartAsync();
        portal.Answer = answer?.Invoke(portal) ?? portal.Answer;
        var bench = new PollBench(portal, Yaml(poll, measures));
        await bench._runner.StartAsync(CancellationToken.None);
        return bench;
    }

    public static string Yaml(string poll, string measures = "measures: { pm25: v }") => $$"""
        feeds:
          - id: air
            poll: { {{poll}} }
            {{(poll.Contains("areas:", StringComparison.Ordinal) ? "" : "area: north")}}
            records: "rows[*]"
            device: { path: id }
            {{measures.ReplaceLineEndings("\n    ")}}

        """;

    public void Change(string yaml)
    {
        var read = SmallFeeds.Read(("feeds.yaml", yaml.Replace("URL", Portal.Url)));
        Assert.Equal([], read.Errors.Select(e => e.ToString()));
        _mappings.Set(read.Mappings!);
    }

    /// <summary>Moves the clock to the next poll and waits until that is over.</summary>
    public async Task<PollInfo> PollAsync()
    {
        await UntilAsync(() => States is [{ NextAttempt: not null }]);
        // The state is told just before the delay begins on the clock.
        var before = State;
        await UntilAsync(() =>
        {
            if (Time.GetUtcNow() < before.NextAttempt)
            {
                Time.SetUtcNow(before.NextAttempt!.Value);
            }

            Time.Advance(TimeSpan.FromMilliseconds(1));
            return States is [{ NextAttempt: not null } now] && now.NextAttempt != before.NextAttempt;
        });
        return State;
    }

    public static async Task UntilAsync(Func<bool> done)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var turn = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (!done())
        {
            await turn.WaitForNextTickAsync(limit.Token);
        }
    }

    ValueTask<IntakeOutcome> IIntake.AcceptAsync(IncomingMessage message, CancellationToken cancellation)
    {
        var outcome = Outcome(message);
        _came.Enqueue(message with { Payload = message.Payload.ToArray() });
        return ValueTask.FromResult(outcome);
    }

    HttpClient IHttpClientFactory.CreateClient(string name)
    {
        var http = new HttpClient(PullRegistration.Handler());
        PullRegistration.Bare(http);
        _clients.Add(http);
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        await _runner.StopAsync(CancellationToken.None);
        _runner.Dispose();
        foreach (var client in _clients)
        {
            client.Dispose();
        }

        await Portal.DisposeAsync();
    }
}
