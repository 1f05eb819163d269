using System.Diagnostics;
using DxIoc.Feeds.Mqtt;
using DxIoc.Indicators.Observations;
using Xunit.Abstractions;

namespace DxIoc.Feeds.Tests.Mqtt;

/// <summary>The promises at a real mosquitto, with and without TLS and client certificates, in MQTT 5 and 3.1.1.</summary>
public sealed class RealBrokerTests(ITestOutputHelper output) : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly HeldIntake _intake = new();
    private readonly Log<ExternalBroker> _log = new();

    public static TheoryData<string, bool> Ways => new() { { "5", false }, { "5", true }, { "3.1.1", false }, { "3.1.1", true } };

    public void Dispose() => _authority.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_was_not_stored_comes_again_after_kill_9_of_the_broker_and_nothing_else(string protocol, bool tls)
    {
        const int Messages = 20;
        await using var mosquitto = await TestMosquitto.StartAsync(tls ? _authority : null);
        using var broker = await StartAsync(mosquitto.Options(protocol));
        using (var device = await mosquitto.ConnectAsync())
        {
            for (var i = 0; i < Messages; i++)
            {
                await TestMosquitto.PublishAsync(device, i);
            }
        }

        var first = await TakeAsync(Messages);
        foreach (var held in first.Take(Messages / 2))
        {
            HeldIntake.Keep(held);
        }

        // The broker writes its state a turn after the last acknowledgement has reached it.
        await Until.HoldsAsync("half is acknowledged", () => Count(mosquitto.Said, "Received PUBACK from dxioc") == Messages / 2);
        await mosquitto.KillAsync();
        Assert.Equal(Messages / 2, Count(mosquitto.Said, "Received PUBACK from dxioc"));
        await _log.SaysAsync("BrokerAway");
        Assert.False(broker.Info.Connected);
        Assert.NotNull(broker.Info.Reason);
        await mosquitto.StartAgainAsync();
        await _log.SaysAsync("the session goes on");
        await Until.HoldsAsync("it stands as connected", () => broker.Info is { Connected: true, SessionKept: true, Reason: null });
        using var again = await mosquitto.ConnectAsync();
        await TestMosquitto.PublishAsync(again, Messages);

        var values = new HashSet<double>();
        while (!values.Contains(Messages))
        {
            var held = await _intake.NextAsync();
            HeldIntake.Keep(held);
            values.Add(held.Message.Good.Single().Value);
        }

        output.WriteLine($"{protocol}, TLS {tls}: {values.Count - 1} of {Messages} came again");
        // A kill -9 of mosquitto may forget acknowledgements of its last turn: those come twice, which history knows. It may not forget messages.
        Assert.Superset(Enumerable.Range(Messages / 2, (Messages / 2) + 1).Select(i => (double)i).ToHashSet(), values);
        Assert.DoesNotContain(_log.Lines, l => l.Contains("SessionLost", StringComparison.Ordinal));
        await broker.StopAsync(default);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_frozen_broker_is_noticed_and_the_session_goes_on_when_it_wakes(string protocol, bool tls)
    {
        await using var mosquitto = await TestMosquitto.StartAsync(tls ? _authority : null);
        using var broker = await StartAsync(mosquitto.Options(protocol));
        // The last answer that the server waits for: from then on only silence can tell.
        await _log.SaysAsync("PersistenceUnknown");
        var clock = Stopwatch.StartNew();
        mosquitto.Send(Signal.Stop);

        await _log.SaysAsync("the broker has been silent for");
        output.WriteLine($"{protocol}, TLS {tls}: noticed {clock.Elapsed.TotalSeconds:0.0} s after it froze");
        // Two seconds of silence, two for the answer, half of one between two looks, and slack.
        Assert.InRange(clock.Elapsed.TotalSeconds, 2, 8);
        mosquitto.Send(Signal.Continue);
        await _log.SaysAsync("the session goes on");

        using var device = await mosquitto.ConnectAsync();
        await TestMosquitto.PublishAsync(device, 7);
        var held = await _intake.NextAsync();
        HeldIntake.Keep(held);
        Assert.Equal(7, held.Message.Good.Single().Value);
        await broker.StopAsync(default);
    }

    [Fact]
    public async Task A_broker_that_served_before_it_fell_silent_is_given_twice_as_long_the_next_time()
    {
        await using var mosquitto = await TestMosquitto.StartAsync();
        using var broker = await StartAsync(mosquitto.Options("5"));
        await _log.SaysAsync("PersistenceUnknown");

        var first = await FreezeAsync(1);
        var second = await FreezeAsync(2);

        output.WriteLine($"noticed {first.TotalSeconds:0.0} s and {second.TotalSeconds:0.0} s after it froze");
        Assert.InRange(first.TotalSeconds, 2, 8);
        Assert.InRange(second.TotalSeconds, 6, 16);
        await broker.StopAsync(default);

        // Serves one message, freezes, wakes once that was noticed; back when the session goes on.
        async Task<TimeSpan> FreezeAsync(int time)
        {
            using (var device = await mosquitto.ConnectAsync())
            {
                await TestMosquitto.PublishAsync(device, time);
                HeldIntake.Keep(await _intake.NextAsync());
            }

            await Until.HoldsAsync("it is acknowledged", () => Count(mosquitto.Said, "Received PUBACK from dxioc") == time);
            var clock = Stopwatch.StartNew();
            mosquitto.Send(Signal.Stop);
            await Until.HoldsAsync("it is noticed", () => _log.Lines.Count(l => l.Contains("the broker has been silent for", StringComparison.Ordinal)) == time);
            var noticed = clock.Elapsed;
            mosquitto.Send(Signal.Continue);
            await Until.HoldsAsync("the session goes on", () => _log.Lines.Count(l => l.Contains("the session goes on", StringComparison.Ordinal)) == time);
            return noticed;
        }
    }

    [Theory]
    [InlineData("5")]
    [InlineData("3.1.1")]
    public async Task Servers_of_a_group_share_the_messages_of_a_broker(string protocol)
    {
        const int Messages = 100;
        await using var mosquitto = await TestMosquitto.StartAsync();
        var options = mosquitto.Options(protocol) with { SharedGroup = "centre" };
        var (one, two) = (new HeldIntake(), new HeldIntake());
        using var first = await StartAsync(options with { ClientId = "one" }, one);
        using var second = await StartAsync(options with { ClientId = "two" }, two);
        using var device = await mosquitto.ConnectAsync();
        for (var i = 0; i < Messages; i++)
        {
            await TestMosquitto.PublishAsync(device, i);
        }

        await Until.HoldsAsync("all have come", () => one.Waiting + two.Waiting == Messages, () => $"{one.Waiting} + {two.Waiting}");

        output.WriteLine($"{protocol}: {one.Waiting} and {two.Waiting} of {Messages}");
        Assert.InRange(one.Waiting, 1, Messages - 1);
        await Task.WhenAll(KeepAllAsync(one), KeepAllAsync(two));
        await first.StopAsync(default);
        await second.StopAsync(default);
    }

    private async Task<List<(IncomingMessage Message, TaskCompletionSource<IntakeOutcome> Promise)>> TakeAsync(int count)
    {
        var taken = new List<(IncomingMessage, TaskCompletionSource<IntakeOutcome>)>();
        while (taken.Count < count)
        {
            taken.Add(await _intake.NextAsync());
        }

        return taken;
    }

    private static async Task KeepAllAsync(HeldIntake intake)
    {
        while (intake.Waiting > 0)
        {
            HeldIntake.Keep(await intake.NextAsync());
        }
    }

    /// <summary>Started, and subscribed.</summary>
    private async Task<ExternalBroker> StartAsync(BrokerOptions options, HeldIntake? intake = null)
    {
        var broker = new ExternalBroker(options, null, CanonicalOnly.Decoder(), intake ?? _intake, TimeProvider.System, _log);
        await broker.StartAsync(default);
        await Until.HoldsAsync("it is connected", () => broker.Info.Connected, () => string.Join('\n', _log.Lines));
        return broker;
    }

    private static int Count(string text, string what) => text.Split(what).Length - 1;
}
