using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using DxIoc.Feeds.Decoding;
using DxIoc.Indicators.Observations;
using DxIoc.Simulator.Demo;
using DxIoc.Simulator.Province;
using Microsoft.Extensions.Time.Testing;
using MQTTnet.Protocol;
using MQTTnet.Server;

namespace DxIoc.Simulator.Tests.Demo;

/// <summary>The player against a real broker, under a clock that the test moves.</summary>
public sealed class ProvincePlayerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly FakeTimeProvider _time = new(Some.Quiet);
    private readonly ProvinceModel _model = Some.Model(scale: 0.5);
    private readonly int _port = FreePort.Next();

    [Fact]
    public async Task Every_device_is_heard_and_says_what_the_model_says_at_that_time()
    {
        var heard = new ConcurrentQueue<(IncomingMessage Message, MqttQualityOfServiceLevel Quality)>();
        var decoder = new CanonicalDecoder();
        using var broker = await BrokerAsync(e =>
        {
            heard.Enqueue((decoder.Decode(e.ApplicationMessage.Topic, e.ApplicationMessage.Payload.ToArray()).Kept(), e.ApplicationMessage.QualityOfServiceLevel));
            return Task.CompletedTask;
        });
        using var player = Player();
        var speaking = _model.Devices.Count(SaysSomething);
        await PlayUntilAsync(player, () => player.Acknowledged == speaking, clockStopsAt: Some.Quiet.AddSeconds(3));

        var devices = _model.Devices.ToDictionary(d => d.Topic, StringComparer.Ordinal);
        Assert.Equal(
            devices.Values.Where(SaysSomething).Select(d => d.Topic).ToHashSet(StringComparer.Ordinal),
            heard.Select(h => h.Message.Topic).ToHashSet(StringComparer.Ordinal));
        Assert.All(heard, h =>
        {
            Assert.Equal(MqttQualityOfServiceLevel.AtLeastOnce, h.Quality);
            Assert.Empty(h.Message.Bad);
            var device = devices[h.Message.Topic];
            var at = h.Message.Good[0].Time!.Value.ToDateTimeOffset();
            Assert.Equal(device.Speak(at, device.Period), h.Message.Good.Select(m => (m.Measure, m.Value)));
        });
        Assert.Equal((speaking, 0), (player.Sent.Values.Sum(), player.Skipped));
    }

    [Fact]
    public async Task When_the_broker_comes_back_it_goes_on_and_keeps_its_counts()
    {
        using var player = Player();
        using var stop = new CancellationTokenSource();
        var playing = player.RunAsync(stop.Token);
        using (var first = await BrokerAsync(_ => Task.CompletedTask))
        {
            await UntilAsync(() => player.Acknowledged > 100);
            await first.StopAsync();
        }

        await UntilAsync(() => !player.Connected);
        var before = player.Acknowledged;
        using var second = await BrokerAsync(_ => Task.CompletedTask);
        await UntilAsync(() => player.Acknowledged > before + 100);
        Assert.True(player.Connected);
        await stop.CancelAsync();
        await playing.WaitAsync(Patience, TimeProvider.System);
    }

    [Fact]
    public async Task A_broker_that_does_not_answer_makes_devices_skip_with_five_hundred_on_their_way()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var broker = await BrokerAsync(_ => answer.Task);
        using var player = Player();
        await PlayUntilAsync(player, () => player.Skipped > 0, () =>
        {
            Assert.Equal(0, player.Acknowledged);
            Assert.Equal(500, player.Sent.Values.Sum());
        });
        answer.SetResult();
    }

    [Fact]
    public async Task Without_a_broker_it_waits_and_stops_when_told()
    {
        using var player = Player();
        using var stop = new CancellationTokenSource();
        var playing = player.RunAsync(stop.Token);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(player.Connected);
        await stop.CancelAsync();
        await playing.WaitAsync(Patience, TimeProvider.System);
        Assert.Empty(player.Sent);
    }

    private ProvincePlayer Player() => new(_model, _time, "127.0.0.1", _port);

    private bool SaysSomething(SimulatedDevice device) =>
        !_model.Silent(device, Some.Quiet) && !_model.Silent(device, Some.Quiet.AddSeconds(3)) && device.Speak(Some.Quiet, device.Period) is not null;

    private async Task PlayUntilAsync(ProvincePlayer player, Func<bool> done, Action? look = null, DateTimeOffset? clockStopsAt = null)
    {
        using var stop = new CancellationTokenSource();
        var playing = player.RunAsync(stop.Token);
        await UntilAsync(done, clockStopsAt);
        look?.Invoke();
        await stop.CancelAsync();
        await playing.WaitAsync(Patience, TimeProvider.System);
    }

    /// <summary>Moves the clock in the player's own steps until something is so.</summary>
    private async Task UntilAsync(Func<bool> done, DateTimeOffset? clockStopsAt = null)
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        using var turn = new PeriodicTimer(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        while (!done())
        {
            await turn.WaitForNextTickAsync(limit.Token);
            if (!(_time.GetUtcNow() >= clockStopsAt))
            {
                _time.Advance(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    private async Task<MqttServer> BrokerAsync(Func<InterceptingPublishEventArgs, Task> onPublish)
    {
        var broker = new MqttServerFactory().CreateMqttServer(
            new MqttServerOptionsBuilder()
                .WithDefaultEndpoint()
                .WithDefaultEndpointBoundIPAddress(IPAddress.Loopback)
                .WithDefaultEndpointBoundIPV6Address(IPAddress.None)
                .WithDefaultEndpointPort(_port)
                .Build());
        broker.InterceptingPublishAsync += onPublish;
        await broker.StartAsync();
        return broker;
    }
}
