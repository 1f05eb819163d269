using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using DxIoc.Simulator.Province;
using DxIoc.Simulator.Systems;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Simulator.Tests.Systems;

/// <summary>The simulated edge node and a real server with its embedded broker: births, data, what is lost, deaths, and a host that restarts.</summary>
public sealed class SparkplugNodeTests : IAsyncLifetime
{
    private const string Area = "thuan-an";
    private const string Definition = "feeds: [ { id: cameras, topic: spBv1.0/#, area: thuan-an, format: sparkplug, device: { path: id } } ]";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CentreServer _server = new(Definition, "--Sparkplug:RebirthSeconds=1", "--Sparkplug:ReorderMilliseconds=200");
    private readonly CancellationTokenSource _stop = new();
    private readonly SparkplugNode _node = new("test", "rtu-1", [Camera("sp-1"), Camera("sp-2")]);
    private SystemPlayer? _player;
    private Task _playing = Task.CompletedTask;

    public Task InitializeAsync() => _server.StartAsync();

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _playing.WaitAsync(Patience, TimeProvider.System);
        _player?.Dispose();
        _stop.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Births_say_who_lives_and_data_move_the_board()
    {
        Play();

        await _server.UntilAsync(Area, "cameras-online", r => r is { Value: 100 });
        await _server.UntilAsync(Area, "cameras-heard", r => r is { Value: 3 });
        await _server.UntilAsync(Area, "camera-fps", r => r is { Value: > 20, Samples: > 10 });
        Assert.Equal(0, (await _server.FeedAsync("cameras")).Refused);
        Assert.Equal(1, _node.Births);
    }

    [Fact]
    public async Task A_lost_message_is_noticed_by_its_seq_and_the_node_answers_with_a_rebirth()
    {
        Play();
        await _server.UntilAsync(Area, "camera-fps", r => r is { Samples: > 4 });
        _node.Lose(1);

        await CentreServer.BecomesAsync(() => Task.FromResult(_node.Births == 2), () => $"{_node.Births} births");
        var before = (await _server.FeedAsync("cameras")).Received;
        await CentreServer.BecomesAsync(async () => (await _server.FeedAsync("cameras")).Received > before + 10, () => "data after the rebirth");
        Assert.Equal(0, (await _server.FeedAsync("cameras")).Refused);
        Assert.Equal(2, _node.Births);
    }

    [Fact]
    public async Task A_node_whose_connection_breaks_is_dead_with_its_devices_until_it_is_born_again()
    {
        Play();
        await _server.UntilAsync(Area, "cameras-online", r => r is { Value: 100 });
        _player!.Break();
        await _server.UntilAsync(Area, "cameras-online", r => r is { Value: 0 });

        _player.Mend();
        await _server.UntilAsync(Area, "cameras-online", r => r is { Value: 100 });
        Assert.Equal(2, _node.Births);
    }

    [Fact]
    public async Task A_node_that_goes_in_peace_says_so()
    {
        Play();
        await _server.UntilAsync(Area, "cameras-online", r => r is { Value: 100 });
        await _stop.CancelAsync();
        await _playing.WaitAsync(Patience, TimeProvider.System);

        await _server.UntilAsync(Area, "cameras-online", r => r is { Value: 0 });
    }

    [Fact]
    public async Task After_a_restart_of_the_host_the_node_is_born_again_and_nothing_is_refused()
    {
        Play();
        await _server.UntilAsync(Area, "camera-fps", r => r is { Samples: > 4 });
        await _server.StopAsync();
        await _server.StartAsync();

        await CentreServer.BecomesAsync(() => Task.FromResult(_node.Births == 2), () => $"{_node.Births} births");
        var before = (await _server.FeedAsync("cameras")).Received;
        await CentreServer.BecomesAsync(async () => (await _server.FeedAsync("cameras")).Received > before + 10, () => "data after the restart");
        Assert.Equal(0, (await _server.FeedAsync("cameras")).Refused);
    }

    [Fact]
    public async Task Any_client_sees_the_state_of_the_host_and_that_it_goes()
    {
        var states = Channel.CreateBounded<(JsonElement State, bool Retained)>(100);
        using var client = new MqttClientFactory().CreateMqttClient();
        client.ApplicationMessageReceivedAsync += e =>
        {
            Assert.True(states.Writer.TryWrite((JsonDocument.Parse(e.ApplicationMessage.Payload.ToArray()).RootElement, e.ApplicationMessage.Retain)));
            return Task.CompletedTask;
        };
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", _server.Port).WithClientId("plain").Build());
        await client.SubscribeAsync("spBv1.0/STATE/+", MqttQualityOfServiceLevel.AtLeastOnce);

        var (born, retained) = await NextAsync(states.Reader);
        Assert.True(born.GetProperty("online").GetBoolean() && retained);

        // As a will of the session before would: the host says at once that it lives, with the time of its birth.
        await client.PublishStringAsync("spBv1.0/STATE/dxioc", """{"online": false, "timestamp": 1}""", MqttQualityOfServiceLevel.AtLeastOnce);
        Assert.False((await NextAsync(states.Reader)).State.GetProperty("online").GetBoolean());
        var again = (await NextAsync(states.Reader)).State;
        Assert.Equal(born.ToString(), again.ToString());

        await _server.StopAsync();
        var gone = (await NextAsync(states.Reader)).State;
        Assert.False(gone.GetProperty("online").GetBoolean());
        Assert.True(gone.GetProperty("timestamp").GetInt64() > born.GetProperty("timestamp").GetInt64());
    }

    private static Task<(JsonElement State, bool Retained)> NextAsync(ChannelReader<(JsonElement State, bool Retained)> states) =>
        states.ReadAsync().AsTask().WaitAsync(Patience, TimeProvider.System);

    private static SimulatedDevice Camera(string name) =>
        new(Area, "cameras", name, TimeSpan.FromMilliseconds(200), (t, _) => [("fps", 21 + (t.Millisecond / 1_000.0))]);

    private void Play()
    {
        _player = new SystemPlayer(_node, Some.Model(scale: 0.1), TimeProvider.System, "127.0.0.1", _server.Port);
        _playing = _player.RunAsync(_stop.Token);
    }
}
