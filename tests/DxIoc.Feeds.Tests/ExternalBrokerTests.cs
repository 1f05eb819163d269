using System.Globalization;
using DxIoc.Feeds.Decoding;
using DxIoc.Feeds.Definitions;
using DxIoc.Feeds.Mqtt;
using DxIoc.Feeds.Tests.Definitions;
using DxIoc.Indicators.Observations;
using Microsoft.Extensions.Logging.Abstractions;
using MQTTnet;
using MQTTnet.Protocol;

namespace DxIoc.Feeds.Tests;

/// <summary>The session at a real mosquitto, with an intake whose promises the test keeps or breaks.</summary>
public sealed class ExternalBrokerTests : IAsyncLifetime
{
    private const int Limit = 10;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly HeldIntake _intake = new();
    private readonly int _port = FreePort.Next();
    private readonly IMqttClient _device = new MqttClientFactory().CreateMqttClient();
    private readonly ChildProcess _mosquitto;

    public ExternalBrokerTests() => _mosquitto = ChildProcess.Start("/usr/sbin/mosquitto", "-p", _port.ToString(CultureInfo.InvariantCulture));

    public async Task InitializeAsync()
    {
        await _mosquitto.ListensAsync(_port, Soon);
        await _device.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", _port).Build());
    }

    public async Task DisposeAsync()
    {
        _device.Dispose();
        await _mosquitto.DisposeAsync();
    }

    [Theory]
    [InlineData(MqttQualityOfServiceLevel.AtMostOnce)]
    [InlineData(MqttQualityOfServiceLevel.AtLeastOnce)]
    public async Task No_more_messages_wait_for_the_store_than_the_limit_and_none_of_them_is_lost(MqttQualityOfServiceLevel qos)
    {
        const int Messages = 200;
        using var broker = await StartAsync();
        for (var i = 0; i < Messages; i++)
        {
            await PublishAsync(i, qos);
        }

        var values = new List<double>();
        var held = new Queue<(IncomingMessage Message, TaskCompletionSource<IntakeOutcome> Promise)>();
        while (values.Count < Messages)
        {
            // All that may wait do: only then is one of them stored, and one more may come.
            while (held.Count < Math.Min(Limit, Messages - values.Count))
            {
                held.Enqueue(await _intake.NextAsync());
            }

            Assert.Equal(0, _intake.Waiting);
            var next = held.Dequeue();
            values.Add(next.Message.Good.Single().Value);
            HeldIntake.Keep(next);
        }

        Assert.Equal(Enumerable.Range(0, Messages).Select(i => (double)i), values);
        await broker.StopAsync(default);
    }

    [Fact]
    public async Task What_could_not_be_stored_comes_again_without_a_restart()
    {
        using var broker = await StartAsync();
        await PublishAsync(7);
        (await _intake.NextAsync()).Promise.SetException(new IntakeClosedException("closed"));

        var again = await _intake.NextAsync();
        HeldIntake.Keep(again);
        await PublishAsync(8);
        var next = await _intake.NextAsync();
        HeldIntake.Keep(next);

        Assert.Equal((7, 8), (again.Message.Good.Single().Value, next.Message.Good.Single().Value));
        await broker.StopAsync(default);
    }

    [Fact]
    public async Task A_clean_stop_waits_for_what_is_being_written_so_that_it_does_not_come_again()
    {
        using (var broker = await StartAsync())
        {
            await PublishAsync(1);
            var held = await _intake.NextAsync();
            var stopping = broker.StopAsync(default);
            await PublishAsync(2);
            HeldIntake.Keep(held);
            await stopping.WaitAsync(Soon);
        }

        using var next = await StartAsync();
        var first = await _intake.NextAsync();
        HeldIntake.Keep(first);

        Assert.Equal(2, first.Message.Good.Single().Value);
        await next.StopAsync(default);
    }

    [Fact]
    public async Task Topics_of_a_definition_are_taken_once_it_is_in_force_and_given_up_with_it()
    {
        var definitions = SmallFeeds.WithFeed("topic: box/{device}\narea: north\nformat: value\nmeasure: pm25").Mappings!;
        var mappings = new FixedMappings(FeedMappings.None);
        using var broker = await StartAsync(new FeedDecoder(mappings, TimeProvider.System));
        await PublishAsync(1, topic: "box/kept", retain: true);

        mappings.Set(definitions);
        var taken = await UntilTakenAsync("box/d1");
        mappings.Set(FeedMappings.None);
        await UntilGoneAsync("box/d2");

        Assert.Equal(("air", "d1", "pm25"), (taken.Feed, taken.Good.Single().Device, taken.Good.Single().Measure));
        await broker.StopAsync(default);
    }

    /// <summary>Publishes until the subscription stands; what comes first must be of this topic, and no retained value.</summary>
    private async Task<IncomingMessage> UntilTakenAsync(string topic)
    {
        while (_intake.Waiting == 0)
        {
            await PublishAsync(7, topic: topic);
            // Not faster than they are taken: mosquitto drops what is more than a thousand.
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        var held = await _intake.NextAsync();
        HeldIntake.Keep(held);
        Assert.Equal(topic, held.Message.Topic);
        return held.Message;
    }

    /// <summary>Publishes until a message in the canonical form comes alone behind one of the topic.</summary>
    private async Task UntilGoneAsync(string topic)
    {
        while (true)
        {
            await PublishAsync(1, topic: topic);
            await PublishAsync(2);
            var foreign = 0;
            for (var held = await _intake.NextAsync(); ; held = await _intake.NextAsync())
            {
                HeldIntake.Keep(held);
                if (held.Message.Topic.StartsWith("ioc/", StringComparison.Ordinal))
                {
                    break;
                }

                foreign += held.Message.Topic == topic ? 1 : 0;
            }

            if (foreign == 0)
            {
                return;
            }
        }
    }

    /// <summary>Started, and subscribed.</summary>
    private async Task<ExternalBroker> StartAsync(FeedDecoder? decoder = null)
    {
        var options = new BrokerOptions { Id = BrokerOptions.Main, Url = $"mqtt://127.0.0.1:{_port.ToString(CultureInfo.InvariantCulture)}", PendingLimit = Limit };
        var log = new SaidOnce("BrokerConnected");
        var broker = new ExternalBroker(options, null, decoder ?? CanonicalOnly.Decoder(), _intake, TimeProvider.System, log);
        await broker.StartAsync(default);
        await log.Said.WaitAsync(Soon);
        return broker;
    }

    private Task<MqttClientPublishResult> PublishAsync(
        int value, MqttQualityOfServiceLevel qos = MqttQualityOfServiceLevel.AtLeastOnce, string topic = "ioc/thu-dau-mot/air/station-1/pm25", bool retain = false) =>
        _device.PublishAsync(new MqttApplicationMessageBuilder().WithTopic(topic).WithPayload(value.ToString(CultureInfo.InvariantCulture))
            .WithQualityOfServiceLevel(qos).WithRetainFlag(retain).Build());
}
