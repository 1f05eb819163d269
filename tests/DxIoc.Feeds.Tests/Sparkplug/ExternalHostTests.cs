using System.Buffers;
using System.Text;
using System.Threading.Channels;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Mqtt;
using DxIoc.Feeds.Sparkplug;
using DxIoc.Feeds.Tests.Definitions;
using DxIoc.Feeds.Tests.Mqtt;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Feeds.Tests.Sparkplug;

/// <summary>The host application at a real mosquitto: its clean session and its state, births, requests for rebirths, and a broker that is killed.</summary>
public sealed class ExternalHostTests : IAsyncLifetime
{
    private const string Definition = "feeds: [ { id: air, topic: spBv1.0/#, area: north, format: sparkplug } ]";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly HeldIntake _intake = new();
    private readonly Log<SparkplugHost> _log = new();
    private readonly FixedMappings _mappings = new(SmallFeeds.Read(("feeds.yaml", Definition)).Mappings!);
    private TestMosquitto _mosquitto = null!;
    private ExternalBroker _broker = null!;

    public static TheoryData<string> Protocols => new() { "5", "3.1.1" };

    public async Task InitializeAsync()
    {
        _mosquitto = await TestMosquitto.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _broker.StopAsync(default);
        _broker.Dispose();
        await _mosquitto.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task It_says_its_state_in_a_clean_session_that_is_not_the_servers_own(string protocol)
    {
        await StartAsync(protocol);
        var (watcher, states) = await WatchAsync("spBv1.0/STATE/dxioc");
        using var _ = watcher;

        Assert.StartsWith("""{"online": true, "timestamp": """, (await NextAsync(states)).Payload, StringComparison.Ordinal);
        Assert.Contains($"as dxioc-sparkplug (p{(protocol == "5" ? 5 : 2)}, c1,", _mosquitto.Said, StringComparison.Ordinal);
        await _broker.StopAsync(default);

        Assert.StartsWith("""{"online": false, "timestamp": """, (await NextAsync(states)).Payload, StringComparison.Ordinal);
        Assert.False(await _mosquitto.HasSessionAsync("dxioc-sparkplug"));
    }

    [Fact]
    public async Task Data_before_a_birth_are_refused_with_a_request_for_it_and_read_after_it()
    {
        await StartAsync("5");
        var (node, commands) = await WatchAsync("spBv1.0/g/NCMD/n1");
        using var _ = node;
        await node.PublishBinaryAsync("spBv1.0/g/NDATA/n1", SparkplugBytes.Data(4, 1, 41.5));

        Assert.StartsWith("payload: NDATA of g/n1 came before its birth", Assert.Single(await LinesAsync()), StringComparison.Ordinal);
        var command = await NextAsync(commands);
        Assert.Contains("Node Control/Rebirth", command.Payload, StringComparison.Ordinal);
        // Its type, Boolean (field 4), and its value, true (field 14).
        Assert.EndsWith("\u0020\u000b\u0070\u0001", command.Payload, StringComparison.Ordinal);

        await node.PublishBinaryAsync("spBv1.0/g/NBIRTH/n1", SparkplugBytes.Birth());
        Assert.Equal(2, (await LinesAsync()).Length);
        await node.PublishBinaryAsync("spBv1.0/g/NDATA/n1", SparkplugBytes.Data(1, 1, 41.5));
        Assert.Equal(["north/air/n1/v = 41.5"], await LinesAsync());
    }

    [Fact]
    public async Task After_the_broker_was_killed_it_says_its_state_anew_and_asks_the_nodes_that_it_knew_for_their_births()
    {
        await StartAsync("5");
        using (var node = await _mosquitto.ConnectAsync())
        {
            await node.PublishBinaryAsync("spBv1.0/g/NBIRTH/n1", SparkplugBytes.Birth());
            Assert.Equal(2, (await LinesAsync()).Length);
        }

        await _mosquitto.KillAsync();
        await _log.SaysAsync("SparkplugHostAway");
        await _mosquitto.StartAgainAsync();
        await Until.HoldsAsync("its state is said twice", () => _log.Lines.Count(l => l.Contains("SparkplugState: host dxioc is online: True", StringComparison.Ordinal)) == 2);
        await _log.SaysAsync("RebirthAsked: edge node g/n1");
    }

    [Fact]
    public async Task A_definition_that_goes_takes_the_host_with_it_and_one_that_comes_brings_it_back()
    {
        await StartAsync("5");
        var (watcher, states) = await WatchAsync("spBv1.0/STATE/dxioc");
        using var _ = watcher;
        Assert.Contains("true", (await NextAsync(states)).Payload, StringComparison.Ordinal);
        var before = _mappings.Current;

        _mappings.Set(SmallFeeds.Read(("feeds.yaml", "feeds: []")).Mappings!);
        Assert.Contains("false", (await NextAsync(states)).Payload, StringComparison.Ordinal);
        _mappings.Set(before);
        await Until.HoldsAsync("its state is said again", () => _log.Lines.Count(l => l.Contains("is online: True", StringComparison.Ordinal)) == 2);
    }

    private async Task StartAsync(string protocol)
    {
        var options = new SparkplugOptions { ReorderMilliseconds = 100, RebirthSeconds = 1 };
        var book = Births.None(options: options);
        var decoder = new FeedDecoder(_mappings, TimeProvider.System, book);
        var host = new SparkplugHost(options, book, decoder, TimeProvider.System, _log);
        _broker = new ExternalBroker(_mosquitto.Options(protocol), null, decoder, _intake, TimeProvider.System, new Log<ExternalBroker>(), host);
        await _broker.StartAsync(default);
        await _log.SaysAsync("SparkplugState: host dxioc is online: True");
    }

    /// <summary>What the next message says that says anything; the host hears its own state too.</summary>
    private async Task<string[]> LinesAsync()
    {
        while (true)
        {
            var held = await _intake.NextAsync();
            HeldIntake.Keep(held);
            if (SmallFeeds.Lines(held.Message) is { Length: > 0 } lines)
            {
                return lines;
            }
        }
    }

    private async Task<(IMqttClient Client, ChannelReader<(string Topic, string Payload)> Said)> WatchAsync(string topic)
    {
        var said = Channel.CreateBounded<(string, string)>(100);
        var client = await _mosquitto.ConnectAsync();
        client.ApplicationMessageReceivedAsync += e =>
        {
            Assert.True(said.Writer.TryWrite((e.ApplicationMessage.Topic, Encoding.Latin1.GetString(e.ApplicationMessage.Payload.ToArray()))));
            return Task.CompletedTask;
        };
        await client.SubscribeAsync(topic, MqttQualityOfServiceLevel.AtLeastOnce);
        return (client, said.Reader);
    }

    private static Task<(string Topic, string Payload)> NextAsync(ChannelReader<(string Topic, string Payload)> said) => said.ReadAsync().AsTask().WaitAsync(Soon);
}
