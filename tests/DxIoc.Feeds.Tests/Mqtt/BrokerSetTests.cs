using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Mqtt;
using DxIoc.Indicators.Catalogue;
using DxIoc.Feeds.Tests.Definitions;
using DxIoc.Indicators.Observations;
using Xunit.Abstractions;

namespace DxIoc.Feeds.Tests.Mqtt;

/// <summary>Several real brokers at once, which come, change and go while the server runs.</summary>
public sealed class BrokerSetTests(ITestOutputHelper output) : IDisposable
{
    private const string Box = "{ id: air, topic: \"box/{device}\", broker: BROKER, area: north, format: value, measure: pm25 }";

    private readonly string _data = Directory.CreateTempSubdirectory("dxioc-test-").FullName;
    private readonly HeldIntake _intake = new();
    private readonly FixedMappings _mappings = new(FeedMappings.None);
    private readonly Log<BrokerSet> _log = new();

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task While_one_broker_is_frozen_the_messages_of_the_other_go_on()
    {
        const int Messages = 200;
        await using var one = await TestMosquitto.StartAsync();
        await using var two = await TestMosquitto.StartAsync();
        Define(Broker("one", one), Broker("two", two));
        using var set = await StartAsync();
        await AllConnectedAsync(set, 2);
        using var device = await two.ConnectAsync();
        one.Send(Signal.Stop);

        var slowest = TimeSpan.Zero;
        for (var i = 0; i < Messages || StateOf(set, "one").Connected; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            await TestMosquitto.PublishAsync(device, i);
            var held = await _intake.NextAsync();
            HeldIntake.Keep(held);
            Assert.Equal(i, held.Message.Good.Single().Value);
            var took = TimeProvider.System.GetElapsedTime(start);
            slowest = took > slowest ? took : slowest;
        }

        output.WriteLine($"{slowest.TotalMilliseconds:0} ms the slowest; the frozen one: {StateOf(set, "one").Reason}");
        Assert.InRange(slowest.TotalSeconds, 0, 1);
        Assert.True(StateOf(set, "two").Connected);
        Assert.DoesNotContain(_log.Lines, l => l.Contains("BrokerAway: two", StringComparison.Ordinal));
        one.Send(Signal.Continue);
        await AllConnectedAsync(set, 2);
        await set.StopAsync(default);
    }

    [Fact]
    public async Task A_broker_joins_and_leaves_while_the_others_notice_nothing()
    {
        await using var one = await TestMosquitto.StartAsync();
        await using var two = await TestMosquitto.StartAsync();
        Define(Broker("one", one));
        using var set = await StartAsync();
        await AllConnectedAsync(set, 1);
        var since = StateOf(set, "one").Since;

        Define(Broker("one", one), Broker("two", two));
        await AllConnectedAsync(set, 2);
        await DeliversAsync(two, 2);
        Define(Broker("one", one));
        await _log.SaysAsync("BrokerLeft: two");
        await DeliversAsync(one, 1);

        Assert.Equal(["one"], set.Current.Select(b => b.Id));
        Assert.Equal(since, StateOf(set, "one").Since);
        Assert.False(await two.HasSessionAsync("dxioc"));
        Assert.False(_log.Says("BrokerAway"));
        await set.StopAsync(default);
        Assert.True(await one.HasSessionAsync("dxioc"));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("3.1.1")]
    public async Task A_broker_that_is_removed_keeps_no_session_and_what_was_being_stored_is_acknowledged(string protocol)
    {
        await using var one = await TestMosquitto.StartAsync();
        Define(Broker("one", one, $"protocol: {protocol}"));
        using var set = await StartAsync();
        await AllConnectedAsync(set, 1);
        using var device = await one.ConnectAsync();
        await TestMosquitto.PublishAsync(device, 1);
        var held = await _intake.NextAsync();

        Define();
        await Until.HoldsAsync("it waits", () => StateOf(set, "one").Waiting == 1);
        Assert.DoesNotContain("Received PUBACK from dxioc", one.Said, StringComparison.Ordinal);
        HeldIntake.Keep(held);

        await _log.SaysAsync("BrokerLeft: one");
        Assert.Contains("Received PUBACK from dxioc", one.Said, StringComparison.Ordinal);
        Assert.False(await one.HasSessionAsync("dxioc"));
        Assert.Empty(Directory.GetFiles(_data));
        await set.StopAsync(default);
    }

    [Fact]
    public async Task A_broker_whose_times_change_connects_anew_and_keeps_its_session()
    {
        await using var one = await TestMosquitto.StartAsync();
        Define(Broker("one", one));
        using var set = await StartAsync();
        await AllConnectedAsync(set, 1);

        Define(Broker("one", one, "keep-alive: 3s"));
        await _log.SaysAsync("the session goes on");

        await DeliversAsync(one, 1);
        Assert.False(_log.Says("BrokerLeft"));
        await set.StopAsync(default);
    }

    [Fact]
    public async Task A_broker_that_moves_is_left_at_its_old_address()
    {
        await using var one = await TestMosquitto.StartAsync();
        await using var two = await TestMosquitto.StartAsync();
        Define(Broker("one", one));
        using var set = await StartAsync();
        await AllConnectedAsync(set, 1);

        Define(Broker("one", two));
        await _log.SaysAsync("BrokerLeft: one");
        await AllConnectedAsync(set, 1);

        await DeliversAsync(two, 1);
        Assert.False(await one.HasSessionAsync("dxioc"));
        await set.StopAsync(default);
    }

    [Fact]
    public async Task Topics_of_a_definition_that_went_while_the_server_was_down_are_given_up_at_the_next_connection()
    {
        await using var one = await TestMosquitto.StartAsync();
        Define([Broker("one", one)], Box.Replace("BROKER", "one"));
        using (var set = await StartAsync())
        {
            await AllConnectedAsync(set, 1);
            await set.StopAsync(default);
        }

        Define(Broker("one", one));
        using var next = await StartAsync();
        await AllConnectedAsync(next, 1);
        Assert.Contains("Received UNSUBSCRIBE from dxioc", one.Said, StringComparison.Ordinal);
        using var device = await one.ConnectAsync();
        await TestMosquitto.PublishAsync(device, 7, "box/d");
        await TestMosquitto.PublishAsync(device, 8);
        var held = await _intake.NextAsync();
        HeldIntake.Keep(held);

        Assert.Equal("ioc/thu-dau-mot/air/station-1/pm25", held.Message.Topic);
        await next.StopAsync(default);
    }

    [Fact]
    public async Task A_session_of_a_broker_that_went_while_the_server_was_down_is_told()
    {
        await using var one = await TestMosquitto.StartAsync();
        Define(Broker("one", one));
        using (var set = await StartAsync())
        {
            await AllConnectedAsync(set, 1);
            await set.StopAsync(default);
        }

        Define();
        using var next = await StartAsync();

        await _log.SaysAsync($"SessionLeftBehind: the session dxioc at {one.Options().Url} is used no more");
        await next.StopAsync(default);
    }

    [Fact]
    public async Task A_broker_that_is_away_when_it_is_removed_is_told_with_the_session_that_stays()
    {
        await using var one = await TestMosquitto.StartAsync();
        Define(Broker("one", one));
        using var set = await StartAsync();
        await AllConnectedAsync(set, 1);
        await one.KillAsync();

        Define();

        await _log.SaysAsync("BrokerNotLeft: one");
        Assert.True(_log.Says("the session dxioc stays there"));
        Assert.Empty(set.Current);
        await set.StopAsync(default);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("3.1.1")]
    public async Task What_others_retain_is_no_news_in_either_protocol(string protocol)
    {
        await using var one = await TestMosquitto.StartAsync();
        using var device = await one.ConnectAsync();
        await TestMosquitto.PublishAsync(device, 1, "box/kept", retain: true);
        Define([Broker("one", one, $"protocol: {protocol}")], Box.Replace("BROKER", "one"));
        using var set = await StartAsync();
        await AllConnectedAsync(set, 1);

        await TestMosquitto.PublishAsync(device, 2, "box/new");
        var held = await _intake.NextAsync();
        HeldIntake.Keep(held);

        Assert.Equal("box/new", held.Message.Topic);
        await set.StopAsync(default);
    }

    [Fact]
    public async Task A_topic_is_asked_for_at_its_own_broker_alone()
    {
        await using var main = await TestMosquitto.StartAsync();
        await using var one = await TestMosquitto.StartAsync();
        Define([Broker("one", one)], Box.Replace("BROKER", "one"), Box.Replace("BROKER", "main").Replace("north", "south"));
        using var set = await StartAsync(new MqttOptions { Broker = main.Options().Url });
        await AllConnectedAsync(set, 2);

        Assert.Equal(["main", "one"], set.Current.Select(b => b.Id));
        foreach (var (broker, area) in new[] { (main, "south"), (one, "north") })
        {
            using var device = await broker.ConnectAsync();
            await TestMosquitto.PublishAsync(device, 7, "box/d");
            var held = await _intake.NextAsync();
            HeldIntake.Keep(held);
            Assert.Equal(area, held.Message.Good.Single().Area);
        }

        await set.StopAsync(default);
    }

    private static string Broker(string id, TestMosquitto broker, string more = "keep-alive: 2s") => $"{{ id: {id}, url: \"{broker.Options().Url}\", {more} }}";

    private void Define(params string[] brokers) => Define(brokers, []);

    private void Define(string[] brokers, params string[] feeds)
    {
        var read = SmallFeeds.Read(("feeds.yaml", $"brokers: [ {string.Join(", ", brokers)} ]\nfeeds: [ {string.Join(", ", feeds)} ]"));
        Assert.Equal([], read.Errors.Select(e => e.ToString()));
        _mappings.Set(read.Mappings!);
    }

    private async Task<BrokerSet> StartAsync(MqttOptions? options = null)
    {
        options ??= new MqttOptions();
        options.SessionFile = Path.Combine(_data, "mqtt-session");
        var set = new BrokerSet(options, _mappings, new FeedDecoder(_mappings, TimeProvider.System), _intake, TimeProvider.System, _log);
        await set.StartAsync(default);
        return set;
    }

    private Task AllConnectedAsync(BrokerSet set, int count) => Until.HoldsAsync(
        $"{count} are connected", () => set.Current.Count == count && set.Current.All(b => b.Connected), () => string.Join('\n', _log.Lines));

    private static Contracts.Feeds.BrokerInfo StateOf(BrokerSet set, string id) => set.Current.Single(b => b.Id == id);

    private async Task DeliversAsync(TestMosquitto broker, double value)
    {
        using var device = await broker.ConnectAsync();
        await TestMosquitto.PublishAsync(device, value);
        var held = await _intake.NextAsync();
        HeldIntake.Keep(held);
        Assert.Equal(value, held.Message.Good.Single().Value);
    }
}
